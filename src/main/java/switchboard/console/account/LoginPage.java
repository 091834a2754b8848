package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Problem;

/**
 * @param encrypted whether the connection is encrypted
 * @param next the requested page
 */
record LoginPage(Frame frame, boolean encrypted, String next, Problem problem) implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteloginGenerated.render(output, forms, this);
  }
}
