package switchboard.console;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.store.AuditVerification.Outcome;
import switchboard.store.Rows;

/**
 * What administrators did.
 *
 * @param next where the next page begins; empty at the end
 * @param outcome of a check; absent when none was made just now
 */
record AuditLogPage(Frame frame, List<Line> lines, String next, @Nullable Outcome outcome)
    implements Page {

  /** A row as the page and files have it. */
  record Line(
      long id,
      java.time.Instant at,
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
  }

  boolean isIntact() {
    return outcome instanceof Outcome.Intact;
  }

  String verdict() {
    return switch (outcome) {
      case Outcome.Intact intact ->
          Say.say(
              "The log is as it was written: {0} rows. Its end: {1}",
              intact.end().row(), intact.end().toString());
      case Outcome.Broken broken ->
          Say.say(
              "The log is NOT as it was written: look at row {0} ({1}). The command switchboard audit verify says more.",
              broken.row(), broken.flaw().name().toLowerCase(java.util.Locale.ROOT));
      case null -> "";
    };
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteauditlogGenerated.render(output, forms, this);
  }
}
