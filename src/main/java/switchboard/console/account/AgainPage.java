package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Problem;

/** The re-authentication page. */
record AgainPage(Frame frame, String name, boolean passkeys, String next, Problem problem)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteagainGenerated.render(output, forms, this);
  }
}
