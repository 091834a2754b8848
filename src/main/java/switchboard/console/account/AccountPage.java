package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import switchboard.access.SecondFactors.Kept;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Problem;
import switchboard.store.Rows;

/**
 * The page of one's own account.
 *
 * @param passkeysWork whether browsers offer passkeys at this address
 * @param fresh whether changes are allowed without re-authentication
 * @param logins the active sessions, most recently used first
 * @param current the current session
 */
record AccountPage(
    Frame frame,
    String name,
    String role,
    Kept kept,
    boolean passkeysWork,
    boolean fresh,
    List<Rows.Login> logins,
    long current,
    Problem problem)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteaccountGenerated.render(output, forms, this);
  }
}
