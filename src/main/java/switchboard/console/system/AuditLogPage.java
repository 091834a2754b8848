package switchboard.console.system;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Say;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry.Result;
import switchboard.store.Rows;
import switchboard.web.Permission;

/**
 * The page of the audit log.
 *
 * @param next where the next page starts; empty at the end
 * @param verdict the result of a check; without a text when none was run
 */
record AuditLogPage(
    Frame frame, AuditFilters filters, List<Line> lines, String next, AuditVerdict verdict)
    implements Page {

  /** A row of the page and of exports. */
  record Line(
      long id,
      Instant at,
      String actorKind,
      String actor,
      @Nullable String address,
      String action,
      String result,
      @Nullable Long userId,
      @Nullable Long object,
      int times,
      String way) {

    static Line of(Rows.AuditRow row, @Nullable Long userId) {
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

    String did() {
      return action.equals(AuditAction.ADMINISTER.word()) && way.startsWith("GET ")
          ? Say.say("looked at the administration")
          : AuditWords.action(action);
    }

    /** Whether the action was refused or failed. */
    boolean isBad() {
      return result.equals(Result.REFUSED.word()) || result.equals(Result.FAILED.word());
    }
  }

  /** The stored words of all actions. */
  static List<String> actions() {
    return Arrays.stream(AuditAction.values()).map(AuditAction::word).toList();
  }

  /** Whether rows link to users, whom auditors may not see. */
  boolean leadsToPeople() {
    return frame.may(Permission.READ);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteauditlogGenerated.render(output, forms, this);
  }
}
