package switchboard;

import java.time.Instant;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import switchboard.domain.AuditAction;
import switchboard.store.Store;

@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description =
        "Updates that could not be handled: shows them, tries them again, or throws them away."
            + " Works while the server runs.")
final class QuarantineCommand extends DataCommand {

  QuarantineCommand() {
    super(Setting.DATA);
  }

  @Command(mixinStandardHelpOptions = true, description = "Shows them without what people wrote.")
  int list() {
    var out = out();
    return with(store -> {
      var rows = store.readNow(tables -> tables.quarantine().all());
      rows.forEach(row ->
          out.printf(
              "%d  %s  %s  attempts %d  %s%n    %s%n",
              row.updateId(),
              row.kind(),
              row.state(),
              row.attempts(),
              row.receivedAt(),
              row.error()));
      out.printf("%d in quarantine%n", rows.size());
      return 0;
    });
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Has the running server try one again, or the next one that starts.")
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
        "is tried again");
  }

  @Command(mixinStandardHelpOptions = true, description = "Throws one away.")
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
        "is gone");
  }

  private int told(boolean found, long id, String what) {
    out().println(found ? id + " " + what : "There is no " + id + " in quarantine");
    return found ? 0 : 1;
  }

  private <T> T with(Function<Store, T> work) {
    try (var store = settings().openStore()) {
      return work.apply(store);
    }
  }
}
