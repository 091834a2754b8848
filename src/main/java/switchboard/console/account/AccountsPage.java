package switchboard.console.account;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import switchboard.access.Role;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Problem;
import switchboard.console.Say;
import switchboard.store.Rows;

/**
 * @param name the name as typed
 * @param link the one-time link of a new invitation, shown once; or empty
 * @param linkFor the name of the invited account
 * @param fresh whether changes are allowed without re-authentication
 */
record AccountsPage(
    Frame frame,
    List<Rows.Account> accounts,
    String link,
    String linkFor,
    String name,
    boolean fresh,
    Problem problem)
    implements Page {

  List<Role> roles() {
    return List.of(Role.values());
  }

  static String state(Rows.Account account) {
    if (account.disabledAt() != null) {
      return Say.say("shut out");
    }
    return account.password() == null ? Say.say("has no password yet") : Say.say("may log in");
  }

  /** Describes a role. */
  static String words(Role role) {
    return switch (role) {
      case OWNER -> Say.say("everything");
      case OPERATOR -> Say.say("reads, replies, changes preferences");
      case ANALYST -> Say.say("figures only, never texts or names");
      case AUDITOR -> Say.say("the audit log only");
    };
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteaccountsGenerated.render(output, forms, this);
  }
}
