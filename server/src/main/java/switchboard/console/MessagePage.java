package switchboard.console;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;

/** A page with a message, such as an error, and a link. */
public record MessagePage(PageLayout frame, String text, String path, String link) implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtemessageGenerated.render(output, forms, this);
  }
}
