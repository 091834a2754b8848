package switchboard.console;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;

/** Says one thing, such as what went wrong, and where to go from there. */
public record MessagePage(Frame frame, String text, String path, String link) implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtemessageGenerated.render(output, forms, this);
  }
}
