package switchboard.console.account;

import static switchboard.base.Sentence.sentence;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.auth.Accounts;
import switchboard.auth.Logins;
import switchboard.auth.SecondFactors;
import switchboard.base.UserErrorException;
import switchboard.console.FlashMessage;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.AccountId;
import switchboard.domain.AuditAction;
import switchboard.domain.Role;
import switchboard.domain.Word;
import switchboard.operations.StaffService;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Changes to an account by an owner. */
@Controller
record OtherAccountController(
    Accounts accounts,
    Logins logins,
    SecondFactors factors,
    StaffService staff,
    InstantSource clock) {

  @Needs(Permission.ADMIN)
  @GetMapping("/admin/accounts/{id}")
  View show(@PathVariable long id, @RequestParam(defaultValue = "") String done) {
    return page(new AccountId(id), FlashMessage.text(done), FormError.NONE);
  }

  private View page(AccountId id, String done, FormError problem) {
    var account =
        accounts
            .find(id)
            .orElseThrow(() -> UserErrorException.notFound(sentence("accounts.not_found")));
    return new OtherAccountPage(
            PageLayout.of(account.name(), Paths.ACCOUNTS).done(done),
            account,
            factors.of(id),
            logins.of(id).size(),
            new NoticesPart(staff.of(id).orElse(null)),
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
        account ->
            accounts.setRole(
                account,
                Word.find(Role.class, role)
                    .orElseThrow(() ->
                        UserErrorException.invalid("role", sentence("accounts.role.required")))));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/disable")
  View disable(@PathVariable long id) {
    return change(id, FlashMessage.DISABLED, account -> accounts.setDisabled(account, true));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/enable")
  View enable(@PathVariable long id) {
    return change(id, FlashMessage.ENABLED, account -> accounts.setDisabled(account, false));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/remove-factors")
  View removeFactors(@PathVariable long id) {
    return change(id, FlashMessage.FACTORS_REMOVED, accounts::removeFactors);
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/end-logins")
  View endLogins(@PathVariable long id) {
    return change(id, FlashMessage.LOGINS_ENDED, logins::endAll);
  }

  private View change(long id, FlashMessage done, Consumer<AccountId> change) {
    var account = new AccountId(id);
    try {
      change.accept(account);
    } catch (UserErrorException e) {
      return page(account, "", FormError.of(e));
    }
    return Page.seeOther(Paths.with(Paths.account(account), "done", done.word()));
  }
}
