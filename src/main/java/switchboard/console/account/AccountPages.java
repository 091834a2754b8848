package switchboard.console.account;

import static switchboard.domain.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.access.Accounts;
import switchboard.access.Entrance;
import switchboard.access.Entrance.Answer;
import switchboard.access.Logins;
import switchboard.access.Passkeys;
import switchboard.access.SecondFactors;
import switchboard.console.Done;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Paths;
import switchboard.console.Problem;
import switchboard.console.Say;
import switchboard.domain.AuditAction;
import switchboard.store.Rows;
import switchboard.web.Caller;
import switchboard.web.Invalid;
import switchboard.web.Needs;
import switchboard.web.NotFound;
import switchboard.web.Permission;

/** One's own account: password and sessions. */
@Controller
class AccountPages {

  private final Accounts accounts;
  private final Logins logins;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final Entrance entrance;
  private final InstantSource clock;

  AccountPages(
      Accounts accounts,
      Logins logins,
      SecondFactors factors,
      Passkeys passkeys,
      Entrance entrance,
      InstantSource clock) {
    this.accounts = accounts;
    this.logins = logins;
    this.factors = factors;
    this.passkeys = passkeys;
    this.entrance = entrance;
    this.clock = clock;
  }

  @Needs(Permission.ACCOUNT)
  @GetMapping(Paths.ACCOUNT)
  View account(@RequestParam(defaultValue = "") String done, HttpServletRequest request) {
    return page(Done.words(done), Problem.NONE, request);
  }

  private AccountPage page(String done, Problem problem, HttpServletRequest request) {
    var caller = Caller.current().orElseThrow();
    return new AccountPage(
        Frame.of(Say.say("Your account"), Paths.ACCOUNT).withScript().done(done),
        caller.name(),
        accounts.find(caller.id()).map(Rows.Account::role).orElse(""),
        factors.of(caller.id()),
        passkeys.workAt(request),
        caller.isFresh(clock.instant()),
        logins.of(caller.id()),
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
        ? Page.seeOther(Paths.with(Paths.ACCOUNT, "done", Done.PASSWORD.word()))
        : page("", problem, request).as(problem.status());
  }

  private Problem change(
      Caller caller,
      String old,
      String password,
      String again,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      NewPassword.demandSame(password, again);
      var answer = entrance.provePassword(caller, old, request, response);
      if (!(answer instanceof Answer.Welcome)) {
        return Problem.of(answer, Say.say("The present password is not right."));
      }
      accounts.setPassword(caller.id(), password, caller.login());
      return Problem.NONE;
    } catch (Invalid e) {
      return Problem.of(e);
    } catch (AuthenticationServiceException e) {
      return Problem.busy();
    }
  }

  @Needs(value = Permission.ACCOUNT, as = AuditAction.LOGOUT)
  @PostMapping("/admin/account/logins/end")
  View end(@RequestParam long login) {
    if (!logins.end(Caller.current().orElseThrow().id(), login)) {
      throw new NotFound(sentence("That login has ended already."));
    }
    return Page.seeOther(Paths.with(Paths.ACCOUNT, "done", Done.LOGIN_ENDED.word()));
  }

  @Needs(value = Permission.ACCOUNT, as = AuditAction.LOGOUT)
  @PostMapping("/admin/account/logins/end-others")
  View endOthers() {
    var caller = Caller.current().orElseThrow();
    logins.endOthers(caller.id(), caller.login());
    return Page.seeOther(Paths.with(Paths.ACCOUNT, "done", Done.OTHERS_ENDED.word()));
  }
}
