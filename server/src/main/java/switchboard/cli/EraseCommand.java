package switchboard.cli;

import static switchboard.base.PluralForm.count;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.base.CommandException;
import switchboard.base.DataFolder;
import switchboard.base.FileFailure;
import switchboard.config.DataSettings;
import switchboard.domain.AuditAction;
import switchboard.domain.UserId;
import switchboard.engine.Erasure;
import switchboard.media.MediaRemoval;
import switchboard.operations.ErasureService;
import switchboard.operations.ExportService;
import switchboard.outbox.CommitPipeline;
import switchboard.store.MediaFolder;
import switchboard.store.PersonalData;
import switchboard.store.Store;

@Command(
    name = "erase",
    sortOptions = false,
    description =
        "Erase everything stored about a user, as the user can in the chat. A running server does so"
            + " at once.")
public final class EraseCommand extends DataCommand implements Runnable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A server looks for requests every two seconds; it may be on another machine. */
  private static final Duration SERVER_PATIENCE = Duration.ofSeconds(6);

  @Parameters(paramLabel = "USER", description = "a user id, or @username")
  private String user = "";

  @Option(names = "--yes", description = "do not ask for confirmation")
  private boolean sure;

  @Override
  public void run() {
    var settings = settings();
    try (var store = settings.openStore()) {
      var id = UserArgument.user(store, user);
      var erasures = new ErasureService(store, InstantSource.system());
      confirm(id, new ExportService(store, InstantSource.system()).data(id));
      var _ =
          audited(
              store,
              AuditAction.PERSON_ERASE,
              id,
              null,
              () -> erase(settings, store, erasures, id));
      out().printf("Erased. Receipt: %s%n", erasures.receipt(id).orElse("none"));
    }
  }

  private static boolean erase(
      DataSettings settings, Store store, ErasureService erasures, UserId id) {
    erasures.request(id);
    boolean isServed = !store.readNow(tables -> tables.instances().namesOfLiving()).isEmpty();
    if (!isServed || !erasures.await(id, SERVER_PATIENCE)) {
      DataFolder.holdIfFree(settings.folder()).ifPresent(held -> alone(held, store));
    }
    if (!erasures.await(id, PATIENCE)) {
      throw new CommandException(
          "The server has not finished the erasure yet. It continues by itself; see its log.");
    }
    return true;
  }

  private void confirm(UserId id, PersonalData data) {
    var question =
        "Erase user %d with %s? This cannot be undone. Type yes: "
            .formatted(id.value(), count(data.messages().size(), "message"));
    if (!sure && !Terminal.confirms(question)) {
      throw new CommandException("Nothing was erased.");
    }
  }

  /** Performs the requested erasures, because no server runs that would do it. */
  private static void alone(DataFolder held, Store store) {
    try (held) {
      new Erasure(store, new CommitPipeline(store, null), InstantSource.system()).run();
      var removal = new MediaRemoval(store, new MediaFolder(held.path()));
      while (removal.run() > 0) {
        // the next piece
      }
    } catch (IOException e) {
      throw new CommandException(
          "The user is erased, but files could not be deleted: %s. The server deletes them at its next start."
              .formatted(FileFailure.writing(held.path().resolve("media"), e)));
    }
  }
}
