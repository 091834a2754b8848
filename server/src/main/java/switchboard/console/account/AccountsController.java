package switchboard.console.account;

import static switchboard.base.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import switchboard.auth.Accounts;
import switchboard.base.UserErrorException;
import switchboard.console.FormError;
import switchboard.console.Messages;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.AccountId;
import switchboard.domain.AuditAction;
import switchboard.domain.Role;
import switchboard.domain.Word;
import switchboard.store.AccountDao.AccountRow;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** The list of accounts, and invitations. */
@Controller
record AccountsController(Accounts accounts, InstantSource clock) {

  @Needs(Permission.ADMIN)
  @GetMapping(Paths.ACCOUNTS)
  View show() {
    return page("", "", "", FormError.NONE);
  }

  private AccountsPage page(String link, String linkFor, String name, FormError problem) {
    return new AccountsPage(
        PageLayout.of(Messages.translate("accounts.title"), Paths.ACCOUNTS),
        accounts.all(),
        link,
        linkFor,
        name,
        Caller.current().filter(caller -> caller.isFresh(clock.instant())).isPresent(),
        problem);
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping(Paths.ACCOUNTS)
  View create(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String role,
      HttpServletRequest request) {
    try {
      var wanted =
          Word.find(Role.class, role)
              .orElseThrow(
                  () -> UserErrorException.invalid("role", sentence("accounts.role.required")));
      var code = accounts.create(name, wanted);
      return page(link(request, code), name.strip(), "", FormError.NONE);
    } catch (UserErrorException e) {
      return page("", "", name, FormError.of(e)).as(FormError.of(e).status());
    }
  }

  /** Creates a new link for a forgotten password or a lost invitation. */
  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/invite")
  View invite(@PathVariable long id, HttpServletRequest request) {
    var account = new AccountId(id);
    var name =
        accounts
            .find(account)
            .map(AccountRow::name)
            .orElseThrow(() -> UserErrorException.notFound(sentence("accounts.not_found")));
    return page(link(request, accounts.inviteAgain(account)), name, "", FormError.NONE);
  }

  private static String link(HttpServletRequest request, String code) {
    var here = ServletUriComponentsBuilder.fromContextPath(request).path("/setup").toUriString();
    return Paths.with(here, "code", code);
  }
}
