package switchboard.console.account;

import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.audit.AuditTrail;
import switchboard.auth.Accounts;
import switchboard.base.UserErrorException;
import switchboard.console.FormError;
import switchboard.console.MessagePage;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry.Result;
import switchboard.store.AccountDao.AccountRow;
import switchboard.web.Open;

/** The target of one-time links. The first owner chooses a name, every user a password. */
@Controller
record SetupController(Accounts accounts, AuditTrail trail) {

  @Open
  @GetMapping("/setup")
  View show(@RequestParam(defaultValue = "") String code) {
    return page(code, "", FormError.NONE);
  }

  private View page(String code, String typed, FormError problem) {
    var invited = accounts.invited(code);
    if (invited.isEmpty()) {
      return new MessagePage(
              PageLayout.of(Messages.translate("setup.link.expired.title"), ""),
              Messages.translate("setup.link.expired.text"),
              "/login",
              Messages.translate("login.log_in"))
          .as(HttpStatus.NOT_FOUND);
    }
    var account = invited.get().account();
    var name = account.map(AccountRow::name).orElse(typed);
    var title =
        account.isEmpty()
            ? Messages.translate("setup.first_administrator.title")
            : Messages.translate("setup.choose_password.title");
    return new SetupPage(PageLayout.of(title, ""), code, account.isEmpty(), name, problem)
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
      return page(code, name, FormError.NONE);
    }
    try {
      NewPassword.demandSame(password, again);
      trail.note(AuditAction.ACCOUNT_CHANGE, null, Result.BEGUN);
      var _ = accounts.accept(code, name, password);
      trail.note(AuditAction.ACCOUNT_CHANGE, null, Result.DONE);
    } catch (UserErrorException e) {
      return page(code, name, FormError.of(e));
    } catch (AuthenticationServiceException e) {
      return page(code, name, FormError.busy());
    }
    return Page.seeOther("/login?welcome");
  }
}
