package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import switchboard.console.FormError;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.domain.Role;
import switchboard.store.AccountDao.AccountRow;

/**
 * @param name the name as typed
 * @param link the one-time link of a new invitation, shown once; or empty
 * @param linkFor the name of the invited account
 * @param fresh whether changes are allowed without re-authentication
 */
public record AccountsPage(
    PageLayout frame,
    List<AccountRow> accounts,
    String link,
    String linkFor,
    String name,
    boolean fresh,
    FormError problem)
    implements Page {

  public static String state(AccountRow account) {
    if (account.disabledAt() != null) {
      return Messages.translate("accounts.state.disabled");
    }
    return account.password() == null
        ? Messages.translate("accounts.state.no_password")
        : Messages.translate("accounts.state.active");
  }

  /** Describes a role. */
  public static String describe(Role role) {
    return switch (role) {
      case OWNER -> Messages.translate("common.everything");
      case OPERATOR -> Messages.translate("role.operator.description");
      case ANALYST -> Messages.translate("role.analyst.description");
      case AUDITOR -> Messages.translate("role.auditor.description");
    };
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteaccountsGenerated.render(output, forms, this);
  }
}
