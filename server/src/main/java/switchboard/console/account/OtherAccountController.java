package switchboard.console.account;

import static switchboard.base.Sentence.sentence;

import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.auth.Accounts;
import switchboard.auth.Logins;
import switchboard.auth.Role;
import switchboard.auth.SecondFactors;
import switchboard.base.UserErrorException;
import switchboard.console.FlashMessage;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.AuditAction;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Changes to an account by an owner. */
@Controller
class OtherAccountController {

  private final Accounts accounts;
  private final Logins logins;
  private final SecondFactors factors;
  private final InstantSource clock;

  OtherAccountController(
      Accounts accounts, Logins logins, SecondFactors factors, InstantSource clock) {
    this.accounts = accounts;
    this.logins = logins;
    this.factors = factors;
    this.clock = clock;
  }

  @Needs(Permission.ADMIN)
  @GetMapping("/admin/accounts/{id}")
  View show(@PathVariable long id, @RequestParam(defaultValue = "") String done) {
    return page(id, FlashMessage.text(done), FormError.NONE);
  }

  private View page(long id, String done, FormError problem) {
    var account =
        accounts
            .find(id)
            .orElseThrow(() -> UserErrorException.notFound(sentence("accounts.not_found")));
    return new OtherAccountPage(
            PageLayout.of(account.name(), Paths.ACCOUNTS).done(done),
            account,
            factors.of(id),
            logins.of(id).size(),
            Caller.current().filter(caller -> caller.isFresh(clock.instant())).isPresent(),
            problem)
        .as(problem.status());
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/role")
  View changeRole(@PathVariable long id, @RequestParam(defaultValue = "") String role) {
    return change(
        id,
        FlashMessage.ROLE,
        () ->
            accounts.setRole(
                id,
                Role.of(role)
                    .orElseThrow(() ->
                        UserErrorException.invalid("role", sentence("accounts.role.required")))));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/disable")
  View disable(@PathVariable long id) {
    return change(id, FlashMessage.DISABLED, () -> accounts.setDisabled(id, true));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/enable")
  View enable(@PathVariable long id) {
    return change(id, FlashMessage.ENABLED, () -> accounts.setDisabled(id, false));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/remove-factors")
  View removeFactors(@PathVariable long id) {
    return change(id, FlashMessage.FACTORS_REMOVED, () -> accounts.removeFactors(id));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/end-logins")
  View endLogins(@PathVariable long id) {
    return change(id, FlashMessage.LOGINS_ENDED, () -> logins.endOthers(id, 0));
  }

  private View change(long id, FlashMessage done, Runnable change) {
    try {
      change.run();
    } catch (UserErrorException e) {
      return page(id, "", FormError.of(e));
    }
    return Page.seeOther(Paths.with(Paths.ACCOUNTS + "/" + id, "done", done.word()));
  }
}
