package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import switchboard.access.Role;
import switchboard.access.SecondFactors.Kept;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Problem;
import switchboard.store.Rows;

/**
 * The page of an account, for owners.
 *
 * @param fresh whether changes are allowed without re-authentication
 */
record OneAccountPage(
    Frame frame, Rows.Account account, Kept kept, int logins, boolean fresh, Problem problem)
    implements Page {

  List<Role> roles() {
    return List.of(Role.values());
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteoneaccountGenerated.render(output, forms, this);
  }
}
