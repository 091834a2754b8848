package switchboard.console.system;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.web.RecentWarnings;

/** The page of logged warnings and failed replies. */
public record WarningsPage(
    PageLayout frame, List<RecentWarnings.Group> groups, List<TroubledReply> replies, Instant now)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtewarningsGenerated.render(output, forms, this);
  }
}
