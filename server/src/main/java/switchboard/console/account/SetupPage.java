package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;

/**
 * @param first whether this is for the first owner, who chooses a name
 * @param name the name as typed; or that of the account
 */
public record SetupPage(
    PageLayout frame, String code, boolean first, String name, FormError problem) implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtesetupGenerated.render(output, forms, this);
  }
}
