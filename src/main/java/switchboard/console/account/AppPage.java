package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Problem;

/** The setup page of an authenticator app, with its secret. */
record AppPage(Frame frame, String secret, QrImage image, Problem problem) implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteappGenerated.render(output, forms, this);
  }
}
