package switchboard.console.system;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry.Result;
import switchboard.domain.UserId;
import switchboard.store.AuditLogDao.AuditRow;
import switchboard.web.Permission;

/**
 * The page of the audit log.
 *
 * @param next where the next page starts; empty at the end
 * @param verdict the result of a check; without a text when none was run
 */
public record AuditLogPage(
    PageLayout frame, AuditFilters filters, List<Line> lines, String next, AuditCheckResult verdict)
    implements Page {

  /** A row of the page and of exports. */
  public record Line(
      long id,
      Instant at,
      String actorKind,
      String actor,
      @Nullable String address,
      String action,
      String result,
      @Nullable UserId userId,
      @Nullable Long object,
      int times,
      String way) {

    static Line of(AuditRow row, @Nullable UserId userId) {
      return new Line(
          row.id(),
          row.notedAt(),
          row.actorKind(),
          row.actor(),
          row.address(),
          row.action(),
          row.result(),
          userId,
          row.object(),
          row.times(),
          row.way());
    }

    public String did() {
      return action.equals(AuditAction.ADMINISTER.word()) && way.startsWith("GET ")
          ? Messages.translate("audit.action.administer_read")
          : AuditText.action(action);
    }

    /** Whether the action was refused or failed. */
    public boolean isBad() {
      return result.equals(Result.REFUSED.word()) || result.equals(Result.FAILED.word());
    }
  }

  /** Whether rows link to users, whom auditors may not see. */
  public boolean leadsToPeople() {
    return frame.may(Permission.READ);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteauditlogGenerated.render(output, forms, this);
  }
}
