package switchboard.console;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.store.AuditPage;
import switchboard.store.AuditVerification;
import switchboard.store.AuditVerification.Outcome;
import switchboard.store.Store;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** The log of what administrators did. */
@Controller
class AuditLogPages {

  private static final int ROWS = 100;
  private static final int EXPORTED = 10_000;

  private final Store store;

  AuditLogPages(Store store) {
    this.store = store;
  }

  @Needs(Permission.AUDIT)
  @GetMapping(Paths.AUDIT)
  View log(
      @RequestParam(required = false) @Nullable Long person,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long from,
      @RequestParam(defaultValue = "") String format) {
    return switch (format) {
      case "csv" -> Table.of(page(person, from, EXPORTED, null).lines()).csv("audit");
      case "json" -> Table.of(page(person, from, EXPORTED, null).lines()).json();
      default -> page(person, from, ROWS, null);
    };
  }

  private AuditLogPage page(@Nullable Long person, long from, int most, @Nullable Outcome outcome) {
    var found = store.readNow(tables -> AuditPage.of(tables, person, from, most + 1));
    var lines =
        found.rows().stream()
            .limit(most)
            .map(row -> AuditLogPage.Line.of(row, found.people().get(row.id())))
            .toList();
    return new AuditLogPage(
        Frame.of(Say.say("Audit log"), Paths.AUDIT),
        lines,
        found.rows().size() > most ? Long.toString(lines.getLast().id()) : "",
        outcome);
  }

  /** Goes through all of it. */
  @Needs(Permission.AUDIT)
  @PostMapping(Paths.AUDIT)
  View verify() {
    return page(null, Long.MAX_VALUE, ROWS, AuditVerification.of(store));
  }
}
