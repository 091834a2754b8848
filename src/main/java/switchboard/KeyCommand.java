package switchboard;

import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.domain.AuditAction;
import switchboard.store.Rotation;

@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description =
        "The master key, which opens all others: changes it, or says how it stands. Works while the"
            + " server runs.",
    synopsisSubcommandLabel = "(rotate | status)")
final class KeyCommand extends DataCommand {

  private static final int NAMED = 10;

  KeyCommand() {
    super(Setting.DATA);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Makes a new master key, wraps all data keys with it and destroys the old one. What is cut"
              + " short goes on when this runs again.")
  int rotate(
      @Option(
              names = "--give-up-damaged",
              description =
                  "throw away data keys that do not unwrap, and with them what they lock, and destroy"
                      + " the old master key all the same")
          boolean giveUp) {
    var settings = settings();
    switch (rotate(settings, giveUp)) {
      case Rotation.Outcome.Complete complete -> tell(complete, settings);
      case Rotation.Outcome.Stopped stopped -> throw refusal(stopped);
    }
    return 0;
  }

  private Rotation.Outcome rotate(DataSettings settings, boolean giveUp) {
    try (var store = settings.openStore();
        var rotation = settings.rotation();
        var bar = new CountBar(out(), "data keys")) {
      return audited(
          store, AuditAction.KEY_ROTATE, null, null, () -> rotation.run(giveUp, bar::show));
    }
  }

  private void tell(Rotation.Outcome.Complete complete, DataSettings settings) {
    out()
        .printf(
            Locale.ROOT,
            "The master key is changed, the old one is destroyed. Under the new one (%s): %,d data keys.%n",
            id(complete.masterId()),
            complete.dataKeys());
    if (complete.givenUp() > 0) {
      out().printf(Locale.ROOT, "Damaged data keys thrown away: %,d%n", complete.givenUp());
    }
    out()
        .printf(
            """

            Now:
              1. Copy %s to where you keep such copies, and destroy all copies of the old one.
              2. Make a backup (switchboard backup): keys in earlier backups do not open any more.
            """,
            settings.masterKey().changeable());
  }

  private static Refusal refusal(Rotation.Outcome.Stopped stopped) {
    var users = stopped.users();
    var named = users.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    return new Refusal(
        String.format(
            Locale.ROOT,
            """
            Damaged data keys: %,d, of the people %s%s. All others are under the new master key.
            The old one is still in the key file beside it, as a backup of the keys may need it: restore one that is younger than the damage, and run this again.
            Or go on without these keys, so that what they lock can never be read again: switchboard key rotate --give-up-damaged\
            """,
            users.size(),
            named,
            users.size() > NAMED ? " …" : ""));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Says how many data keys are under which master key; tells no secret.")
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
                  ? "A change of the master key has begun and is not finished. Go on with: switchboard key rotate"
                  : "No change of the master key is under way.");
      return 0;
    }
  }

  /** As the key file writes it. */
  private static String id(int masterId) {
    return Integer.toUnsignedString(masterId);
  }
}
