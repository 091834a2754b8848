package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;

/**
 * @param encrypted whether the connection is encrypted
 * @param next the requested page
 */
public record LoginPage(PageLayout frame, boolean encrypted, String next, FormError problem)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteloginGenerated.render(output, forms, this);
  }
}
