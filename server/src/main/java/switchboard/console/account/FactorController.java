package switchboard.console.account;

import static switchboard.base.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.auth.Reauthentication;
import switchboard.auth.SecondFactors;
import switchboard.base.UserErrorException;
import switchboard.console.FlashMessage;
import switchboard.console.FormError;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.console.QrImage;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** One's own second factors: authenticator app, recovery codes, and removing passkeys. */
@Controller
record FactorController(SecondFactors factors, Reauthentication reauthentication) {

  private static final String ISSUER = "Switchboard";

  private static Caller caller() {
    return Caller.current().orElseThrow();
  }

  @Needs(value = Permission.ACCOUNT, freshly = true)
  @GetMapping(Paths.APP)
  View app() {
    return page(factors.newSecret(), FormError.NONE);
  }

  private AuthenticatorAppPage page(String secret, FormError problem) {
    var uri = factors.uri(secret, caller().name(), ISSUER).toString();
    return new AuthenticatorAppPage(
        PageLayout.of(Messages.translate("factors.app.set_up"), Paths.ACCOUNT),
        secret,
        QrImage.of(uri),
        problem);
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
      factors.setUpApp(caller.account(), secret, code);
    } catch (UserErrorException e) {
      var kept = e.field().equals("code") ? secret : factors.newSecret();
      return page(kept, FormError.of(e)).as(FormError.of(e).status());
    }
    reauthentication.proved(caller, true, request, response);
    return factors.of(caller.account()).recoveryCodes() == 0
        ? recovery(FlashMessage.text(FlashMessage.APP.word()))
        : Page.seeOther(Paths.with(Paths.ACCOUNT, "done", FlashMessage.APP.word()));
  }

  @Needs(value = Permission.ACCOUNT, freshly = true)
  @PostMapping("/admin/account/app/remove")
  View removeApp() {
    factors.removeApp(caller().account());
    return Page.seeOther(Paths.with(Paths.ACCOUNT, "done", FlashMessage.APP_REMOVED.word()));
  }

  @Needs(value = Permission.ACCOUNT, freshly = true)
  @PostMapping("/admin/account/recovery")
  View renewRecoveryCodes() {
    return recovery("");
  }

  private View recovery(String done) {
    return new RecoveryCodesPage(
        PageLayout.of(Messages.translate("account.recovery_codes.title"), Paths.ACCOUNT).done(done),
        factors.renewRecoveryCodes(caller().account()));
  }

  @Needs(value = Permission.ACCOUNT, freshly = true)
  @PostMapping("/admin/account/passkeys/remove")
  View removePasskey(@RequestParam String passkey) {
    if (!factors.removePasskey(caller().account(), passkey)) {
      throw UserErrorException.notFound(sentence("passkey.not_found"));
    }
    return Page.seeOther(Paths.with(Paths.ACCOUNT, "done", FlashMessage.PASSKEY_REMOVED.word()));
  }
}
