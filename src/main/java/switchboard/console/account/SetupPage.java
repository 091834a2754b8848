package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Problem;

/**
 * @param first whether this is for the first owner, who chooses a name
 * @param name the name as typed; or that of the account
 */
record SetupPage(Frame frame, String code, boolean first, String name, Problem problem)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtesetupGenerated.render(output, forms, this);
  }
}
