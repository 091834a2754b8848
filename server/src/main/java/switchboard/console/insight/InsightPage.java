package switchboard.console.insight;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.insight.Figures;
import switchboard.insight.Period;
import switchboard.insight.Suppression;

/**
 * What people do, and where they get lost.
 *
 * @param began the first day with figures
 * @param digest of the last seven days, by block
 */
public record InsightPage(
    PageLayout frame,
    Period period,
    Optional<LocalDate> began,
    List<BlockPart> blocks,
    List<Figures> digest,
    Suppression suppression)
    implements Page {

  public String dates() {
    return Messages.translate(
        "insight.dates", Formats.date(period.firstDate()), Formats.date(period.lastDate()));
  }

  /** When counting began; empty if that was long before. */
  public String since() {
    return began
        .filter(period.before().firstDate()::isBefore)
        .map(Formats::date)
        .map(day ->
            isComparable()
                ? Messages.translate("insight.began", day)
                : Messages.translate("insight.began.alone", day))
        .orElse("");
  }

  private boolean isComparable() {
    return began.filter(period.firstDate()::isAfter).isPresent();
  }

  /** Which numbers the reader does not see; empty: none. */
  public String hidden() {
    return suppression.isSmall(1)
        ? Messages.translate("insight.hidden", suppression.minShown())
        : "";
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteinsightGenerated.render(output, forms, this);
  }
}
