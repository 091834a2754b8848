package switchboard.console.account;

import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.access.Accounts;
import switchboard.access.AuditTrail;
import switchboard.console.Frame;
import switchboard.console.MessagePage;
import switchboard.console.Page;
import switchboard.console.Problem;
import switchboard.console.Say;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry.Result;
import switchboard.store.Rows;
import switchboard.web.Invalid;
import switchboard.web.Open;

/** The target of one-time links. The first owner chooses a name, every user a password. */
@Controller
class SetupPages {

  private final Accounts accounts;
  private final AuditTrail trail;

  SetupPages(Accounts accounts, AuditTrail trail) {
    this.accounts = accounts;
    this.trail = trail;
  }

  @Open
  @GetMapping("/setup")
  View show(@RequestParam(defaultValue = "") String code) {
    return page(code, "", Problem.NONE);
  }

  private View page(String code, String typed, Problem problem) {
    var invited = accounts.invited(code);
    if (invited.isEmpty()) {
      return new MessagePage(
              Frame.of(Say.say("This link is used up"), ""),
              Say.say(
                  "It works once, and not for long. When there is no administrator yet, restart the"
                      + " server: it prints a new one. Otherwise ask an owner for another link."),
              "/login",
              Say.say("Log in"))
          .as(HttpStatus.NOT_FOUND);
    }
    var account = invited.get().account();
    var name = account.map(Rows.Account::name).orElse(typed);
    var title =
        account.isEmpty() ? Say.say("The first administrator") : Say.say("Choose a password");
    return new SetupPage(Frame.of(title, ""), code, account.isEmpty(), name, problem)
        .as(problem.status());
  }

  @Open
  @PostMapping("/setup")
  View accept(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again) {
    if (accounts.invited(code).isEmpty()) {
      return page(code, name, Problem.NONE);
    }
    try {
      NewPassword.demandSame(password, again);
      trail.note(AuditAction.ACCOUNT_CHANGE, null, Result.BEGUN);
      var _ = accounts.accept(code, name, password);
      trail.note(AuditAction.ACCOUNT_CHANGE, null, Result.DONE);
    } catch (Invalid e) {
      return page(code, name, Problem.of(e));
    } catch (AuthenticationServiceException e) {
      return page(code, name, Problem.busy());
    }
    return Page.seeOther("/login?welcome");
  }
}
