package switchboard.console.account;

import static switchboard.base.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.auth.Accounts;
import switchboard.auth.Logins;
import switchboard.auth.Passkeys;
import switchboard.auth.Reauthentication;
import switchboard.auth.Reauthentication.Answer;
import switchboard.auth.SecondFactors;
import switchboard.base.UserErrorException;
import switchboard.console.FlashMessage;
import switchboard.console.FormError;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.AuditAction;
import switchboard.operations.StaffService;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** One's own account: password and sessions. */
@Controller
record AccountController(
    Accounts accounts,
    Logins logins,
    SecondFactors factors,
    Passkeys passkeys,
    Reauthentication reauthentication,
    StaffService staff,
    InstantSource clock) {

  @Needs(Permission.ACCOUNT)
  @GetMapping(Paths.ACCOUNT)
  View account(@RequestParam(defaultValue = "") String done, HttpServletRequest request) {
    return page(FlashMessage.text(done), FormError.NONE, request);
  }

  private AccountPage page(String done, FormError problem, HttpServletRequest request) {
    var caller = Caller.current().orElseThrow();
    return new AccountPage(
        PageLayout.of(Messages.translate("account.title"), Paths.ACCOUNT).withScript().done(done),
        caller.name(),
        accounts.find(caller.account()).map(account -> account.role().word()).orElse(""),
        factors.of(caller.account()),
        passkeys.workAt(request),
        caller.isFresh(clock.instant()),
        new NoticesPart(staff.of(caller.account()).orElse(null)),
        logins.of(caller.account()),
        caller.login(),
        problem);
  }

  @Needs(Permission.ACCOUNT)
  @PostMapping("/admin/account/password")
  View changePassword(
      @RequestParam(defaultValue = "") String old,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again,
      HttpServletRequest request,
      HttpServletResponse response) {
    var caller = Caller.current().orElseThrow();
    var problem = change(caller, old, password, again, request, response);
    return problem.text().isEmpty()
        ? Page.seeOther(Paths.with(Paths.ACCOUNT, "done", FlashMessage.PASSWORD.word()))
        : page("", problem, request).as(problem.status());
  }

  private FormError change(
      Caller caller,
      String old,
      String password,
      String again,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      NewPassword.demandSame(password, again);
      var answer = reauthentication.provePassword(caller, old, request, response);
      if (!(answer instanceof Answer.Welcome)) {
        return FormError.of(answer, Messages.translate("account.password.current_wrong"));
      }
      accounts.setPassword(caller.account(), password, caller.login());
      return FormError.NONE;
    } catch (UserErrorException e) {
      return FormError.of(e);
    } catch (AuthenticationServiceException e) {
      return FormError.busy();
    }
  }

  @Needs(value = Permission.ACCOUNT, as = AuditAction.LOGOUT)
  @PostMapping("/admin/account/logins/end")
  View end(@RequestParam long login) {
    if (!logins.end(Caller.current().orElseThrow().account(), login)) {
      throw UserErrorException.notFound(sentence("account.sessions.already_ended"));
    }
    return Page.seeOther(Paths.with(Paths.ACCOUNT, "done", FlashMessage.LOGIN_ENDED.word()));
  }

  @Needs(value = Permission.ACCOUNT, as = AuditAction.LOGOUT)
  @PostMapping("/admin/account/logins/end-others")
  View endOthers() {
    var caller = Caller.current().orElseThrow();
    logins.endOthers(caller.account(), caller.login());
    return Page.seeOther(Paths.with(Paths.ACCOUNT, "done", FlashMessage.OTHERS_ENDED.word()));
  }
}
