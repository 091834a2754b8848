package switchboard.console.insight;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.insight.Figures;
import switchboard.insight.Period;

/**
 * What people do, and where they get lost.
 *
 * @param digest of the last seven days, by block
 * @param hides whether small counts of people are hidden
 */
public record InsightPage(
    PageLayout frame, Period period, List<BlockPart> blocks, List<Figures> digest, boolean hides)
    implements Page {

  public String dates() {
    return Messages.translate(
        "insight.dates", Formats.date(period.firstDate()), Formats.date(period.lastDate()));
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteinsightGenerated.render(output, forms, this);
  }
}
