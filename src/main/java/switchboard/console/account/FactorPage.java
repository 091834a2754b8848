package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Problem;

/**
 * @param app whether an authenticator app is set up
 * @param passkeys whether there are passkeys, and they work at this address
 */
record FactorPage(
    Frame frame, String name, boolean app, boolean passkeys, String next, Problem problem)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtefactorGenerated.render(output, forms, this);
  }
}
