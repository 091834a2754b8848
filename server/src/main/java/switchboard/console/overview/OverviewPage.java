package switchboard.console.overview;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.Page;
import switchboard.console.PageLayout;

/** The overview: the current state of the bot and its past activity. */
public record OverviewPage(PageLayout frame, Overview overview, ActivityTrendPart part)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteoverviewGenerated.render(output, forms, this);
  }
}
