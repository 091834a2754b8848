package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.auth.SecondFactors.Kept;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.store.AccountDao.AccountRow;

/**
 * The page of an account, for owners.
 *
 * @param fresh whether changes are allowed without re-authentication
 */
public record OtherAccountPage(
    PageLayout frame,
    AccountRow account,
    Kept kept,
    int logins,
    NoticesPart notices,
    boolean fresh,
    FormError problem)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteoneaccountGenerated.render(output, forms, this);
  }
}
