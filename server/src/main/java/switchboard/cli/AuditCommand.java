package switchboard.cli;

import static switchboard.base.PluralForm.count;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.base.CommandException;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.UserId;
import switchboard.store.AuditLogDao.AuditRow;
import switchboard.store.AuditPage;
import switchboard.store.Store;
import switchboard.store.audit.AuditRestore;
import switchboard.store.audit.AuditVerification;
import switchboard.store.audit.AuditVerification.Flaw;
import switchboard.store.audit.AuditVerification.Outcome;

@Command(
    name = "audit",
    description =
        "Show or verify the audit log of administrators' actions. Works while the server runs.",
    synopsisSubcommandLabel = "(list | verify | accept-restore)")
public final class AuditCommand extends DataCommand {

  private static final int MAX_COUNT = 100_000;

  @Command(
      mixinStandardHelpOptions = true,
      description = "List the newest rows: number, time, actor, address, action, user and result.")
  int list(
      @Option(names = "--user", paramLabel = "ID", description = "only rows about this user")
          @Nullable Long user,
      @Option(
              names = "--limit",
              paramLabel = "ROWS",
              defaultValue = "50",
              description = "number of rows, 1 to 100000; default: ${DEFAULT-VALUE}")
          int limit) {
    if (limit < 1 || limit > MAX_COUNT) {
      throw new CommandException("--limit: expected 1 to " + MAX_COUNT + ".", 2);
    }
    try (var store = settings().openStore()) {
      var about = user == null ? null : new UserId(user);
      var shown = store.readNow(tables -> AuditPage.of(tables, about, Long.MAX_VALUE, limit));
      shown.rows().reversed().forEach(row -> show(row, shown.people().get(row.id())));
      out().println(count(shown.rows().size(), "row"));
    }
    return 0;
  }

  private void show(AuditRow row, @Nullable UserId person) {
    out()
        .printf(
            "%d  %s  %s%s%s  %s%s  %s%s%n",
            row.id(),
            row.notedAt(),
            row.actorKind(),
            row.actor().isEmpty() ? "" : " " + PeopleCommand.printable(row.actor()),
            row.address() == null ? "" : " from " + row.address(),
            row.times() == 1 ? "" : row.times() + " × ",
            row.action(),
            row.result(),
            details(row, person));
  }

  private static String details(AuditRow row, @Nullable UserId person) {
    var details = new StringBuilder();
    if (person != null) {
      details.append("  user ").append(person.value());
    } else if (row.person() != null) {
      details.append("  an unknown or erased user");
    }
    if (row.object() != null) {
      details.append("  id ").append(row.object());
    }
    return details.append(row.way().isEmpty() ? "" : "  (" + row.way() + ")").toString();
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Verify the whole log. Exit code 0: it is intact; 1: it is not.")
  int verify() {
    return withStore(this::verify);
  }

  private int verify(Store store) {
    return switch (AuditVerification.of(store)) {
      case Outcome.Intact intact -> {
        intact.restores().forEach(this::printRestore);
        out()
            .printf(
                "The audit log is intact: %s.%nIts end, to be kept elsewhere: %s%n",
                count(intact.end().row(), "row"), intact.end());
        yield 0;
      }
      case Outcome.Broken broken -> {
        out().println("The audit log is not intact. " + meaning(broken));
        yield 1;
      }
    };
  }

  @Command(
      name = "accept-restore",
      mixinStandardHelpOptions = true,
      description =
          "Record that older data was put into place by other means than switchboard restore, such as"
              + " a provider's point-in-time recovery. The log then ends where that data did, and"
              + " verify accepts it.")
  int acceptRestore() {
    return withStore(store -> {
      if (!(AuditVerification.of(store) instanceof Outcome.Broken(var _, Flaw flaw))
          || flaw != Flaw.CUT) {
        throw new CommandException(
            "No rows are missing from the end of the log, so there is no restore to record. Run: switchboard audit verify");
      }
      var entry =
          AuditEntry.of(
              Instant.now(), actor(), AuditAction.RESTORE, way(), null, AuditEntry.Result.DONE);
      store.run(tables -> AuditRestore.note(tables, entry, null));
      out().println("Recorded. Run: switchboard audit verify");
      return 0;
    });
  }

  private void printRestore(AuditRow restore) {
    out()
        .printf(
            "Row %d: backup restored at %s by %s. %s%n",
            restore.id(),
            restore.notedAt(),
            PeopleCommand.printable(restore.actor()),
            replaced(restore));
  }

  private static String replaced(AuditRow restore) {
    long end = Long.parseLong(String.valueOf(restore.replaces()).replaceFirst(":.*", ""));
    return end < restore.id()
        ? "It contains the whole log up to then."
        : "The replaced log ended at row %d; its rows from row %d on are in the data that was set aside."
            .formatted(end, restore.id());
  }

  private static String meaning(Outcome.Broken broken) {
    return meaning(broken.flaw()).formatted(broken.row());
  }

  private static String meaning(Flaw flaw) {
    return switch (flaw) {
      case CHANGED ->
          "Row %d is the first that does not match: it or the row before it was changed, replaced or inserted.";
      case MISSING -> "Row %d was deleted; later rows exist.";
      case CUT ->
          "The keys record a row %d that the log lacks: rows were removed from its end, or older data was put into place by hand instead of with switchboard restore. If that was you, run: switchboard audit accept-restore";
      case MISNAMED ->
          "Row %d names a different user from the one it was written about; the row itself is intact.";
      case UNMARKED ->
          "It is intact up to row %d, but the database of keys no longer records its end: that record was removed, and rows may be missing.";
      case FALSELY_MARKED ->
          "It is intact up to row %d, but the end that the database of keys records was not written by this program: rows may be missing.";
    };
  }
}
