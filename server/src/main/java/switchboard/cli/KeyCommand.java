package switchboard.cli;

import static switchboard.base.PluralForm.count;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.base.CommandException;
import switchboard.base.HostName;
import switchboard.config.DataSettings;
import switchboard.domain.AuditAction;
import switchboard.store.Store;
import switchboard.store.keys.KeyRotation;

@Command(
    name = "key",
    description =
        "Rotate the master key, which encrypts all other keys, or show its status. Works while the"
            + " server runs.",
    synopsisSubcommandLabel = "(rotate | status)")
public final class KeyCommand extends DataCommand {

  private static final int NAMED = 10;

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Create a new master key, rewrap all data keys with it and destroy the old one. Run it"
              + " again to continue an interrupted rotation.")
  int rotate(
      @Option(
              names = "--give-up-damaged",
              description =
                  "discard data keys that cannot be unwrapped, and the data they encrypt, and destroy"
                      + " the old master key anyway")
          boolean giveUp,
      @Option(
              names = "--prepare",
              description =
                  "only add the new master key to the key file. With instances on several machines:"
                      + " copy the file to each of them, then run rotate without this")
          boolean prepare) {
    var settings = settings();
    if (prepare) {
      prepare(settings);
      return 0;
    }
    switch (rotate(settings, giveUp)) {
      case KeyRotation.Outcome.Complete complete -> printResult(complete, settings);
      case KeyRotation.Outcome.Stopped stopped -> throw refusal(stopped);
    }
    return 0;
  }

  private void prepare(DataSettings settings) {
    try (var store = settings.openStore();
        var rotation = settings.rotation()) {
      int id = audited(store, AuditAction.KEY_ROTATE, rotation::prepare);
      out()
          .printf(
              """
              %s now holds the new master key (%s) too, and nothing is encrypted with it yet. Now:
                1. Copy the file to KEY_FILE of every other instance.
                2. Run: switchboard key rotate
              """,
              settings.masterKey().changeable(), id(id));
    }
  }

  /** Instances on other machines need the new key before it is used. */
  private static void refuseUnprepared(Store store, KeyRotation rotation) {
    var elsewhere =
        store.<List<String>>readNow(tables -> tables.instances().namesOfLiving()).stream()
            .filter(name -> !name.startsWith(HostName.get() + ":"))
            .toList();
    if (!elsewhere.isEmpty() && !rotation.status().unfinished()) {
      throw new CommandException(
          "Instances run on other machines: %s. They need the new master key before it is used. Run switchboard key rotate --prepare, and copy the key file to them; nothing was changed."
              .formatted(String.join(", ", elsewhere)));
    }
  }

  private KeyRotation.Outcome rotate(DataSettings settings, boolean giveUp) {
    try (var store = settings.openStore();
        var rotation = settings.rotation();
        var bar = new ProgressBar(out())) {
      refuseUnprepared(store, rotation);
      return audited(
          store,
          AuditAction.KEY_ROTATE,
          () -> rotation.run(giveUp, (done, all) -> bar.count("data keys", done, all)));
    }
  }

  private void printResult(KeyRotation.Outcome.Complete complete, DataSettings settings) {
    out()
        .printf(
            "Master key rotated; the old one is destroyed. Under the new one (%s): %s.%n",
            id(complete.masterId()), count(complete.dataKeys(), "data key"));
    if (complete.givenUp() > 0) {
      out().printf(Locale.ROOT, "Damaged data keys discarded: %,d%n", complete.givenUp());
    }
    out()
        .printf(
            """

            Now:
              1. Copy %s to every other instance and to where you keep its copies, and destroy all copies of the old key.
              2. Back up (switchboard backup): earlier backups of the keys can no longer be opened.
            """,
            settings.masterKey().changeable());
  }

  private static CommandException refusal(KeyRotation.Outcome.Stopped stopped) {
    var users = stopped.users();
    var named =
        users.stream()
            .limit(NAMED)
            .map(user -> Long.toString(user.value()))
            .collect(Collectors.joining(", "));
    return new CommandException(
        String.format(
            Locale.ROOT,
            """
            Damaged data keys: %,d, of the users %s%s. All others are under the new master key.
            The key file still contains the old one, which a backup of the keys may need: restore a backup from before the damage, and run this again.
            Or discard these keys, so that the data they encrypt can never be read again: switchboard key rotate --give-up-damaged\
            """,
            users.size(),
            named,
            users.size() > NAMED ? " …" : ""));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Show how many data keys are under which master key. Prints no secrets.")
  int status() {
    try (var rotation = settings().rotation()) {
      var status = rotation.status();
      out()
          .printf(
              Locale.ROOT,
              "Master key %s%nData keys  %,d, under this master key %,d%n",
              id(status.masterId()),
              status.dataKeys(),
              status.wrapped());
      out()
          .println(
              status.unfinished()
                  ? "A master key rotation is unfinished. Continue with: switchboard key rotate"
                  : "No master key rotation is in progress.");
      return 0;
    }
  }

  /** The id as written in the key file. */
  private static String id(int masterId) {
    return Integer.toUnsignedString(masterId);
  }
}
