package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;

/**
 * @param app whether an authenticator app is set up
 * @param passkeys whether there are passkeys, and they work at this address
 */
public record FactorPage(
    PageLayout frame, String name, boolean app, boolean passkeys, String next, FormError problem)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtefactorGenerated.render(output, forms, this);
  }
}
