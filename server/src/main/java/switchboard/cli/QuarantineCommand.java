package switchboard.cli;

import java.time.InstantSource;
import java.util.function.ObjLongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import switchboard.base.Sentence;
import switchboard.domain.AuditAction;
import switchboard.domain.QuarantineState;
import switchboard.operations.QuarantineService;

@Command(
    name = "quarantine",
    description =
        "List, retry or discard updates that could not be processed. Works while the server runs.")
public final class QuarantineCommand extends DataCommand {

  @Command(
      mixinStandardHelpOptions = true,
      description = "List the updates, without what users wrote.")
  int list() {
    var out = out();
    return withStore(store -> {
      var rows = store.readNow(tables -> tables.quarantine().all());
      rows.forEach(row ->
          out.printf(
              "%d  %s  %s  attempts %d  %s%n    %s%n",
              row.updateId(),
              row.kind(),
              state(row.state()),
              row.attempts(),
              row.receivedAt(),
              row.error()));
      out.printf("%d in quarantine%n", rows.size());
      return 0;
    });
  }

  /** The words of the console. */
  private static String state(QuarantineState state) {
    return switch (state) {
      case HELD -> "in quarantine";
      case REPLAY -> Sentence.sentence("quarantine.retry_scheduled").toString();
    };
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Retry an update, in the running server or at its next start.")
  int replay(@Parameters(paramLabel = "ID") long id) {
    change(AuditAction.QUARANTINE_REPLAY, id, QuarantineService::replay);
    out().println(id + ": " + state(QuarantineState.REPLAY));
    return 0;
  }

  @Command(mixinStandardHelpOptions = true, description = "Discard an update.")
  int discard(@Parameters(paramLabel = "ID") long id) {
    change(AuditAction.QUARANTINE_DISCARD, id, QuarantineService::discard);
    out().println(id + " is discarded");
    return 0;
  }

  private void change(AuditAction action, long id, ObjLongConsumer<QuarantineService> change) {
    var _ =
        withStore(store ->
            audited(
                store,
                action,
                null,
                id,
                () -> {
                  change.accept(new QuarantineService(store, InstantSource.system()), id);
                  return true;
                }));
  }
}
