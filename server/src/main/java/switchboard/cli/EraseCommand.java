package switchboard.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.base.CommandException;
import switchboard.base.DataFolder;
import switchboard.config.DataSettings;
import switchboard.config.Setting;
import switchboard.domain.AuditAction;
import switchboard.engine.Erasure;
import switchboard.outbox.CommitPipeline;
import switchboard.store.PersonalData;
import switchboard.store.Store;

@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Erase everything stored about a user, as the user can in the chat. A running server does so"
            + " at once.")
public final class EraseCommand extends DataCommand implements Runnable {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  @Parameters(paramLabel = "USER", description = "a user id, or @username")
  private String user = "";

  @Option(names = "--yes", description = "do not ask for confirmation")
  private boolean sure;

  EraseCommand() {
    super(Setting.DATA);
  }

  @Override
  public void run() {
    var settings = settings();
    try (var store = settings.openStore()) {
      long id = UserArgument.user(store, user);
      var data = store.readNow(tables -> PersonalData.of(tables, id));
      if (data.isEmpty()) {
        throw new CommandException("Nothing is stored about user " + id + ".");
      }
      confirm(id, data);
      var _ = audited(store, AuditAction.PERSON_ERASE, id, null, () -> erase(settings, store, id));
      tell(store, id);
    }
  }

  private static boolean erase(DataSettings settings, Store store, long id) {
    store.run(tables -> tables.erasures().request(id, Instant.now()));
    DataFolder.holdIfFree(settings.folder())
        .ifPresentOrElse(held -> alone(held, store), () -> await(store, id));
    return true;
  }

  private void confirm(long id, PersonalData data) {
    var question =
        "Erase user %d with %d messages? This cannot be undone. Type yes: "
            .formatted(id, data.messages().size());
    if (!sure && !Terminal.confirms(question)) {
      throw new CommandException("Nothing was erased.");
    }
  }

  private static void alone(DataFolder held, Store store) {
    try (held) {
      new Erasure(store, new CommitPipeline(store, null), InstantSource.system()).run();
    }
  }

  /**
   * Waits for the running server, which completes the erasure even if this command stops waiting.
   */
  private static void await(Store store, long id) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!isThrough(store, id)) {
      if (System.nanoTime() > end) {
        throw new CommandException(
            "The server has not finished the erasure yet. It continues by itself; see its log.");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private static boolean isThrough(Store store, long id) {
    boolean asked = store.readNow(tables -> tables.erasures().request(id)).isPresent();
    return !asked && store.keys().underWay().stream().noneMatch(one -> one.userId() == id);
  }

  private void tell(Store store, long id) {
    var receipt = store.readNow(tables -> tables.erasures().lastReceipt(tables.keys().person(id)));
    out().printf("Erased. Receipt: %s%n", receipt.orElse("none"));
  }
}
