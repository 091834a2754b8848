package switchboard.console.links;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.web.Permission;

/** All links, with their figures. */
public record LinksPage(PageLayout frame, List<LinkLine> lines, LinkForm form) implements Page {

  public boolean mayChange() {
    return frame.may(Permission.SEND);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtelinksGenerated.render(output, forms, this);
  }
}
