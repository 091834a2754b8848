package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.QrImage;

/** The setup page of an authenticator app, with its secret. */
public record AuthenticatorAppPage(
    PageLayout frame, String secret, QrImage image, FormError problem) implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteappGenerated.render(output, forms, this);
  }
}
