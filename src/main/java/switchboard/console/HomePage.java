package switchboard.console;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;

/**
 * @param role of whoever looks
 * @param secured whether they have a second factor
 */
record HomePage(Frame frame, String name, String role, boolean secured) implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtehomeGenerated.render(output, forms, this);
  }
}
