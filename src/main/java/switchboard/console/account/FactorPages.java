package switchboard.console.account;

import static switchboard.domain.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.access.Entrance;
import switchboard.access.SecondFactors;
import switchboard.console.Done;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Paths;
import switchboard.console.Problem;
import switchboard.console.Say;
import switchboard.web.Caller;
import switchboard.web.Invalid;
import switchboard.web.Needs;
import switchboard.web.NotFound;
import switchboard.web.Permission;

/** One's own second factors: authenticator app, recovery codes, and removing passkeys. */
@Controller
class FactorPages {

  private static final String ISSUER = "Switchboard";

  private final SecondFactors factors;
  private final Entrance entrance;

  FactorPages(SecondFactors factors, Entrance entrance) {
    this.factors = factors;
    this.entrance = entrance;
  }

  private static Caller caller() {
    return Caller.current().orElseThrow();
  }

  @Needs(value = Permission.ACCOUNT, freshly = true)
  @GetMapping(Paths.APP)
  View app() {
    return page(factors.newSecret(), Problem.NONE);
  }

  private AppPage page(String secret, Problem problem) {
    var uri = factors.uri(secret, caller().name(), ISSUER).toString();
    return new AppPage(
        Frame.of(Say.say("Set up an app"), Paths.ACCOUNT), secret, QrImage.of(uri), problem);
  }

  /** Enables the app. Creates recovery codes if it is the first factor, otherwise keeps them. */
  @Needs(value = Permission.ACCOUNT, freshly = true)
  @PostMapping(Paths.APP)
  View setUp(
      @RequestParam String secret,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response) {
    var caller = caller();
    try {
      factors.setUpApp(caller.id(), secret, code);
    } catch (Invalid e) {
      var kept = e.field().equals("code") ? secret : factors.newSecret();
      return page(kept, Problem.of(e)).as(Problem.of(e).status());
    }
    entrance.proved(caller, true, request, response);
    return factors.of(caller.id()).recoveryCodes() == 0
        ? recovery(Done.words(Done.APP.word()))
        : Page.seeOther(Paths.with(Paths.ACCOUNT, "done", Done.APP.word()));
  }

  @Needs(value = Permission.ACCOUNT, freshly = true)
  @PostMapping("/admin/account/app/remove")
  View removeApp() {
    factors.removeApp(caller().id());
    return Page.seeOther(Paths.with(Paths.ACCOUNT, "done", Done.APP_REMOVED.word()));
  }

  @Needs(value = Permission.ACCOUNT, freshly = true)
  @PostMapping("/admin/account/recovery")
  View renewRecoveryCodes() {
    return recovery("");
  }

  private View recovery(String done) {
    return new RecoveryPage(
        Frame.of(Say.say("Recovery codes"), Paths.ACCOUNT).done(done),
        factors.renewRecoveryCodes(caller().id()));
  }

  @Needs(value = Permission.ACCOUNT, freshly = true)
  @PostMapping("/admin/account/passkeys/remove")
  View removePasskey(@RequestParam String passkey) {
    if (!factors.removePasskey(caller().id(), passkey)) {
      throw new NotFound(sentence("You have no such passkey."));
    }
    return Page.seeOther(Paths.with(Paths.ACCOUNT, "done", Done.PASSKEY_REMOVED.word()));
  }
}
