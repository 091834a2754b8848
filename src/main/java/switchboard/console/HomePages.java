package switchboard.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import switchboard.access.Accounts;
import switchboard.access.SecondFactors;
import switchboard.store.Rows;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Where everybody comes who logs in. */
@Controller
class HomePages {

  private final Accounts accounts;
  private final SecondFactors factors;

  HomePages(Accounts accounts, SecondFactors factors) {
    this.accounts = accounts;
    this.factors = factors;
  }

  @Needs(Permission.ACCOUNT)
  @GetMapping(Paths.HOME)
  View home() {
    var caller = Caller.current().orElseThrow();
    var role = accounts.find(caller.id()).map(Rows.Account::role).orElse("");
    return new HomePage(
        Frame.of("Switchboard", Paths.HOME), caller.name(), role, factors.of(caller.id()).any());
  }
}
