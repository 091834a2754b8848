package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;

/** The re-authentication page. */
public record ReauthenticationPage(
    PageLayout frame, String name, boolean passkeys, String next, FormError problem)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteagainGenerated.render(output, forms, this);
  }
}
