package switchboard.console.account;

import static switchboard.domain.Sentence.sentence;

import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.access.Accounts;
import switchboard.access.Logins;
import switchboard.access.Role;
import switchboard.access.SecondFactors;
import switchboard.console.Done;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Paths;
import switchboard.console.Problem;
import switchboard.domain.AuditAction;
import switchboard.web.Caller;
import switchboard.web.Invalid;
import switchboard.web.Needs;
import switchboard.web.NotFound;
import switchboard.web.Permission;

/** Changes to an account by an owner. */
@Controller
class OneAccountPages {

  private final Accounts accounts;
  private final Logins logins;
  private final SecondFactors factors;
  private final InstantSource clock;

  OneAccountPages(Accounts accounts, Logins logins, SecondFactors factors, InstantSource clock) {
    this.accounts = accounts;
    this.logins = logins;
    this.factors = factors;
    this.clock = clock;
  }

  @Needs(Permission.ADMIN)
  @GetMapping("/admin/accounts/{id}")
  View show(@PathVariable long id, @RequestParam(defaultValue = "") String done) {
    return page(id, Done.words(done), Problem.NONE);
  }

  private View page(long id, String done, Problem problem) {
    var account =
        accounts.find(id).orElseThrow(() -> new NotFound(sentence("There is no such account.")));
    return new OneAccountPage(
            Frame.of(account.name(), Paths.ACCOUNTS).done(done),
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
        Done.ROLE,
        () ->
            accounts.setRole(
                id,
                Role.of(role).orElseThrow(() -> new Invalid("role", sentence("Choose a role.")))));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/disable")
  View disable(@PathVariable long id) {
    return change(id, Done.DISABLED, () -> accounts.setDisabled(id, true));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/enable")
  View enable(@PathVariable long id) {
    return change(id, Done.ENABLED, () -> accounts.setDisabled(id, false));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/remove-factors")
  View removeFactors(@PathVariable long id) {
    return change(id, Done.FACTORS_REMOVED, () -> accounts.removeFactors(id));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/end-logins")
  View endLogins(@PathVariable long id) {
    return change(id, Done.LOGINS_ENDED, () -> logins.endOthers(id, 0));
  }

  private View change(long id, Done done, Runnable change) {
    try {
      change.run();
    } catch (Invalid e) {
      return page(id, "", Problem.of(e));
    }
    return Page.seeOther(Paths.with(Paths.ACCOUNTS + "/" + id, "done", done.word()));
  }
}
