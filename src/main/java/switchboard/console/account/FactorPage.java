package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Problem;

/**
 * @param app whether there are codes of an app to give
 * @param passkeys whether there are passkeys that work here
 */
record FactorPage(
    Frame frame, String name, boolean app, boolean passkeys, String next, Problem problem)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtefactorGenerated.render(output, forms, this);
  }
}
