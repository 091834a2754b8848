package switchboard.console.account;

import static switchboard.domain.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import switchboard.access.Accounts;
import switchboard.access.Role;
import switchboard.console.Frame;
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

/** The list of accounts, and invitations. */
@Controller
class AccountsPages {

  private final Accounts accounts;
  private final InstantSource clock;

  AccountsPages(Accounts accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  @Needs(Permission.ADMIN)
  @GetMapping(Paths.ACCOUNTS)
  View show() {
    return page("", "", "", Problem.NONE);
  }

  private AccountsPage page(String link, String linkFor, String name, Problem problem) {
    return new AccountsPage(
        Frame.of(Say.say("Accounts"), Paths.ACCOUNTS),
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
      var wanted = Role.of(role).orElseThrow(() -> new Invalid("role", sentence("Choose a role.")));
      var code = accounts.create(name, wanted);
      return page(link(request, code), name.strip(), "", Problem.NONE);
    } catch (Invalid e) {
      return page("", "", name, Problem.of(e)).as(Problem.of(e).status());
    }
  }

  /** Creates a new link for a forgotten password or a lost invitation. */
  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.ACCOUNT_CHANGE)
  @PostMapping("/admin/accounts/{id}/invite")
  View invite(@PathVariable long id, HttpServletRequest request) {
    var name =
        accounts
            .find(id)
            .map(Rows.Account::name)
            .orElseThrow(() -> new NotFound(sentence("There is no such account.")));
    return page(link(request, accounts.inviteAgain(id)), name, "", Problem.NONE);
  }

  private static String link(HttpServletRequest request, String code) {
    var here = ServletUriComponentsBuilder.fromContextPath(request).path("/setup").toUriString();
    return Paths.with(here, "code", code);
  }
}
