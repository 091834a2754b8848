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
 * One's own account.
 *
 * @param passkeysWork whether browsers would have passkeys where this page is
 * @param fresh whether changes are let through without another proof
 * @param logins the last seen first
 * @param current the login that looks at this
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
