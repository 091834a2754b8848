package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import switchboard.auth.SecondFactors.Kept;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.store.LoginDao.LoginRow;

/**
 * The page of one's own account.
 *
 * @param passkeysWork whether browsers offer passkeys at this address
 * @param fresh whether changes are allowed without re-authentication
 * @param logins the active sessions, most recently used first
 * @param current the current session
 */
public record AccountPage(
    PageLayout frame,
    String name,
    String role,
    Kept kept,
    boolean passkeysWork,
    boolean fresh,
    NoticesPart notices,
    List<LoginRow> logins,
    long current,
    FormError problem)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteaccountGenerated.render(output, forms, this);
  }
}
