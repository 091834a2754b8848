package switchboard.cli;

import java.time.Instant;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import switchboard.config.Setting;
import switchboard.domain.AuditAction;
import switchboard.store.Store;

@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description =
        "List, retry or discard updates that could not be processed. Works while the server runs.")
public final class QuarantineCommand extends DataCommand {

  QuarantineCommand() {
    super(Setting.DATA);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "List the updates, without what users wrote.")
  int list() {
    var out = out();
    return with(store -> {
      var rows = store.readNow(tables -> tables.quarantine().all());
      rows.forEach(row ->
          out.printf(
              "%d  %s  %s  attempts %d  %s%n    %s%n",
              row.updateId(),
              row.kind(),
              row.state().word(),
              row.attempts(),
              row.receivedAt(),
              row.error()));
      out.printf("%d in quarantine%n", rows.size());
      return 0;
    });
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Retry an update, in the running server or at its next start.")
  int replay(@Parameters(paramLabel = "ID") long id) {
    return told(
        with(store ->
            audited(
                store,
                AuditAction.QUARANTINE_REPLAY,
                null,
                id,
                () -> store.writeNow(tables -> tables.quarantine().replay(id, Instant.now())))),
        id,
        "is queued for a retry");
  }

  @Command(mixinStandardHelpOptions = true, description = "Discard an update.")
  int discard(@Parameters(paramLabel = "ID") long id) {
    return told(
        with(store ->
            audited(
                store,
                AuditAction.QUARANTINE_DISCARD,
                null,
                id,
                () -> store.writeNow(tables -> tables.quarantine().delete(id)))),
        id,
        "is discarded");
  }

  private int told(boolean found, long id, String what) {
    out().println(found ? id + " " + what : id + " is not in quarantine");
    return found ? 0 : 1;
  }

  private <T> T with(Function<Store, T> work) {
    try (var store = settings().openStore()) {
      return work.apply(store);
    }
  }
}
