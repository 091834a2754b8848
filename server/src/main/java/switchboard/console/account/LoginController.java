package switchboard.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.auth.Passkeys;
import switchboard.auth.Reauthentication;
import switchboard.auth.Reauthentication.Answer;
import switchboard.auth.SecondFactors;
import switchboard.console.FormError;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.web.Caller;
import switchboard.web.Open;

/** The login pages: password, second factor and re-authentication. */
@Controller
record LoginController(
    Reauthentication reauthentication, SecondFactors factors, Passkeys passkeys) {

  private static final String LOGIN = "/login";

  @Open
  @GetMapping(LOGIN)
  View login(
      @RequestParam(defaultValue = "") String error,
      @RequestParam(defaultValue = "1") long minutes,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request) {
    var frame =
        PageLayout.of(Messages.translate("login.log_in"), "").withScript().done(news(request));
    return new LoginPage(frame, request.isSecure(), Paths.next(next), problem(error, minutes));
  }

  private static String news(HttpServletRequest request) {
    if (request.getParameter("bye") != null) {
      return Messages.translate("login.logged_out");
    }
    return request.getParameter("welcome") == null
        ? ""
        : Messages.translate("login.password_saved");
  }

  private static FormError problem(String error, long minutes) {
    return switch (error) {
      case "" -> FormError.NONE;
      case "wait" -> FormError.tooMany(Math.clamp(minutes, 1, 60));
      case "busy" -> FormError.busy();
      case "old" -> FormError.of(new Answer.Wrong(), Messages.translate("login.page_expired"));
      default -> FormError.of(new Answer.Wrong(), Messages.translate("login.failed"));
    };
  }

  private static Optional<Caller> caller(Caller.By by) {
    return Caller.current().filter(caller -> caller.by() == by);
  }

  @Open
  @GetMapping("/login/factor")
  View factor(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
    return caller(Caller.By.HALF_LOGIN)
        .<View>map(caller -> factorPage(caller, next, FormError.NONE, request))
        .orElseGet(() -> Page.seeOther(Paths.next(next)));
  }

  private FactorPage factorPage(
      Caller caller, String next, FormError problem, HttpServletRequest request) {
    var kept = factors.of(caller.account());
    boolean keys = !kept.passkeys().isEmpty() && passkeys.workAt(request);
    var frame = PageLayout.of(Messages.translate("login.factor.title"), "").withScript();
    return new FactorPage(frame, caller.name(), kept.app(), keys, Paths.next(next), problem);
  }

  @Open
  @PostMapping("/login/factor")
  View giveFactor(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    var half = caller(Caller.By.HALF_LOGIN);
    if (half.isEmpty()) {
      return Page.seeOther(Paths.next(next));
    }
    var answer = reauthentication.giveCode(half.get(), code, request, response);
    if (answer instanceof Answer.Welcome) {
      return Page.seeOther(Paths.next(next));
    }
    var problem = FormError.of(answer, Messages.translate("login.factor.code_invalid"));
    return factorPage(half.get(), next, problem, request).as(problem.status());
  }

  @Open
  @GetMapping("/login/again")
  View again(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
    return caller(Caller.By.LOGIN)
        .<View>map(caller -> againPage(caller, next, FormError.NONE, request))
        .orElseGet(() -> Page.seeOther(Paths.with(LOGIN, "next", Paths.next(next))));
  }

  private ReauthenticationPage againPage(
      Caller caller, String next, FormError problem, HttpServletRequest request) {
    boolean keys = !factors.of(caller.account()).passkeys().isEmpty() && passkeys.workAt(request);
    var frame = PageLayout.of(Messages.translate("login.again.title"), "").withScript();
    return new ReauthenticationPage(frame, caller.name(), keys, Paths.next(next), problem);
  }

  @Open
  @PostMapping("/login/again")
  View prove(
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    var caller = caller(Caller.By.LOGIN);
    if (caller.isEmpty()) {
      return Page.seeOther(Paths.with(LOGIN, "next", Paths.next(next)));
    }
    var answer = reauthentication.provePassword(caller.get(), password, request, response);
    if (answer instanceof Answer.Welcome) {
      return Page.seeOther(Paths.next(next));
    }
    var problem = FormError.of(answer, Messages.translate("login.again.password_wrong"));
    return againPage(caller.get(), next, problem, request).as(problem.status());
  }
}
