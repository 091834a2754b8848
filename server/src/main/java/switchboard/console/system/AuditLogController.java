package switchboard.console.system;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.console.Messages;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.console.TableDownload;
import switchboard.store.AuditPage;
import switchboard.store.Store;
import switchboard.store.audit.AuditVerification;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** The audit log of administrators' actions. */
@Controller
record AuditLogController(Store store) {

  private static final int ROWS = 100;
  private static final int EXPORTED = 10_000;
  private static final String NEWEST = "" + Long.MAX_VALUE;

  @Needs(Permission.AUDIT)
  @GetMapping(Paths.AUDIT)
  View log(
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String actor,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = NEWEST) long from,
      @RequestParam(defaultValue = "") String format) {
    var filters = AuditFilters.of(action, actor, person);
    if (format.isEmpty()) {
      return page(filters, from, ROWS, AuditCheckResult.NONE);
    }
    var lines = page(filters, from, EXPORTED, AuditCheckResult.NONE).lines();
    return TableDownload.of(AuditLogPage.Line.class, lines, format, "audit");
  }

  private AuditLogPage page(AuditFilters filters, long from, int most, AuditCheckResult verdict) {
    var user = filters.user();
    var found = store.readNow(tables -> AuditPage.of(tables, user, filters.rows(), from, most + 1));
    var lines =
        found.rows().stream()
            .limit(most)
            .map(row -> AuditLogPage.Line.of(row, found.people().get(row.id())))
            .toList();
    return new AuditLogPage(
        PageLayout.of(Messages.translate("audit.title"), Paths.AUDIT),
        filters,
        lines,
        found.rows().size() > most ? Long.toString(lines.getLast().id()) : "",
        verdict);
  }

  /** Checks the whole log. */
  @Needs(Permission.AUDIT)
  @PostMapping(Paths.AUDIT)
  View verify() {
    var verdict = AuditCheckResult.of(AuditVerification.of(store));
    return page(AuditFilters.NONE, Long.MAX_VALUE, ROWS, verdict);
  }
}
