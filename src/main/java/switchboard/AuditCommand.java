package switchboard;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.store.AuditPage;
import switchboard.store.AuditVerification;
import switchboard.store.AuditVerification.Flaw;
import switchboard.store.AuditVerification.Outcome;
import switchboard.store.Rows;
import switchboard.store.Store;

@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description =
        "The log of what administrators did: shows it, or looks whether it is as it was written."
            + " Works while the server runs.",
    synopsisSubcommandLabel = "(list | verify)")
final class AuditCommand extends DataCommand {

  private static final int MOST = 100_000;

  AuditCommand() {
    super(Setting.DATA);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Shows the newest rows: number, time, who, from where, what, on whom, and what came of it.")
  int list(
      @Option(names = "--user", paramLabel = "ID", description = "only rows about this person")
          @Nullable Long user,
      @Option(
              names = "--limit",
              paramLabel = "ROWS",
              defaultValue = "50",
              description = "how many, 1 to 100000; default: ${DEFAULT-VALUE}")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw new Refusal("--limit is 1 to " + MOST + ".", 2);
    }
    try (var store = settings().openStore()) {
      var shown = store.readNow(tables -> AuditPage.of(tables, user, Long.MAX_VALUE, limit));
      shown.rows().reversed().forEach(row -> show(row, shown.people().get(row.id())));
      out().printf("%d row%s%n", shown.rows().size(), shown.rows().size() == 1 ? "" : "s");
    }
    return 0;
  }

  private void show(Rows.AuditRow row, @Nullable Long person) {
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

  private static String details(Rows.AuditRow row, @Nullable Long person) {
    var details = new StringBuilder();
    if (person != null) {
      details.append("  person ").append(person);
    } else if (row.person() != null) {
      details.append("  somebody who is not known, or not any more");
    }
    if (row.object() != null) {
      details.append("  number ").append(row.object());
    }
    return details.append(row.way().isEmpty() ? "" : "  (" + row.way() + ")").toString();
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Goes through all of it. Exit code 0: it is as it was written; 1: it is not.")
  int verify() {
    try (var store = settings().openStore()) {
      return verify(store);
    }
  }

  private int verify(Store store) {
    return switch (AuditVerification.of(store)) {
      case Outcome.Intact intact -> {
        intact.restores().forEach(this::tell);
        out()
            .printf(
                Locale.ROOT,
                "The audit log is as it was written: %,d row%s.%nIts end, to be kept elsewhere: %s%n",
                intact.end().row(),
                intact.end().row() == 1 ? "" : "s",
                intact.end());
        yield 0;
      }
      case Outcome.Broken broken -> {
        out().println("The audit log is not as it was written. " + meaning(broken));
        yield 1;
      }
    };
  }

  private void tell(Rows.AuditRow restore) {
    out()
        .printf(
            "Row %d: at %s a backup was restored by %s. %s%n",
            restore.id(),
            restore.notedAt(),
            PeopleCommand.printable(restore.actor()),
            replaced(restore));
  }

  private static String replaced(Rows.AuditRow restore) {
    long end = Long.parseLong(String.valueOf(restore.replaces()).replaceFirst(":.*", ""));
    return end < restore.id()
        ? "It has all that was known of the log before."
        : "The log before it went to row %d; what it had from row %d on is in the data kept aside then."
            .formatted(end, restore.id());
  }

  private static String meaning(Outcome.Broken broken) {
    return meaning(broken.flaw()).formatted(broken.row());
  }

  private static String meaning(Flaw flaw) {
    return switch (flaw) {
      case CHANGED ->
          "Row %d is the first that does not fit: it or the one before it was changed, exchanged or put in.";
      case MISSING -> "Row %d was taken out; there are later ones.";
      case CUT ->
          "It had a row %d that the keys know of: rows were taken off its end, or older data were put in place by hand and not by switchboard restore.";
      case MISNAMED ->
          "Row %d names another person than the one it was written about; the row itself is intact.";
      case UNMARKED ->
          "It fits up to row %d, but the keys do not know its end any more: somebody took that out of keys.db, and rows may be missing.";
      case FALSELY_MARKED ->
          "It fits up to row %d, but its end as keys.db has it was not written by this program: rows may be missing.";
    };
  }
}
