package switchboard.console.overview;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.Frame;
import switchboard.console.Page;

/** The overview: the current state of the bot and its past activity. */
record OverviewPage(Frame frame, Overview overview, GrowthPart part) implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteoverviewGenerated.render(output, forms, this);
  }
}
