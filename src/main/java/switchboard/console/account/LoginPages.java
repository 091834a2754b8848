package switchboard.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.access.Entrance;
import switchboard.access.Entrance.Answer;
import switchboard.access.Passkeys;
import switchboard.access.SecondFactors;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Paths;
import switchboard.console.Problem;
import switchboard.console.Say;
import switchboard.web.Caller;
import switchboard.web.Open;

/** The login pages: password, second factor and re-authentication. */
@Controller
class LoginPages {

  private static final String LOGIN = "/login";

  private final Entrance entrance;
  private final SecondFactors factors;
  private final Passkeys passkeys;

  LoginPages(Entrance entrance, SecondFactors factors, Passkeys passkeys) {
    this.entrance = entrance;
    this.factors = factors;
    this.passkeys = passkeys;
  }

  @Open
  @GetMapping(LOGIN)
  View login(
      @RequestParam(defaultValue = "") String error,
      @RequestParam(defaultValue = "1") long minutes,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request) {
    var frame = Frame.of(Say.say("Log in"), "").withScript().done(news(request));
    return new LoginPage(frame, request.isSecure(), Paths.next(next), problem(error, minutes));
  }

  private static String news(HttpServletRequest request) {
    if (request.getParameter("bye") != null) {
      return Say.say("You are logged out.");
    }
    return request.getParameter("welcome") == null
        ? ""
        : Say.say("The password is saved. Log in with it now.");
  }

  private static Problem problem(String error, long minutes) {
    return switch (error) {
      case "" -> Problem.NONE;
      case "wait" -> Problem.tooMany(Math.clamp(minutes, 1, 60));
      case "busy" -> Problem.busy();
      case "old" ->
          Problem.of(new Answer.Wrong(), Say.say("This page was open for too long. Try again."));
      default ->
          Problem.of(
              new Answer.Wrong(), Say.say("There is no account with this name and this password."));
    };
  }

  private static Optional<Caller> caller(Caller.By by) {
    return Caller.current().filter(caller -> caller.by() == by);
  }

  @Open
  @GetMapping("/login/factor")
  View factor(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
    return caller(Caller.By.HALF_LOGIN)
        .<View>map(caller -> factorPage(caller, next, Problem.NONE, request))
        .orElseGet(() -> Page.seeOther(Paths.next(next)));
  }

  private FactorPage factorPage(
      Caller caller, String next, Problem problem, HttpServletRequest request) {
    var kept = factors.of(caller.id());
    boolean keys = !kept.passkeys().isEmpty() && passkeys.workAt(request);
    var frame = Frame.of(Say.say("One more step"), "").withScript();
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
    var answer = entrance.giveCode(half.get(), code, request, response);
    if (answer instanceof Answer.Welcome) {
      return Page.seeOther(Paths.next(next));
    }
    var problem =
        Problem.of(
            answer, Say.say("This code is not right, or was used before. Wait for the next one."));
    return factorPage(half.get(), next, problem, request).as(problem.status());
  }

  @Open
  @GetMapping("/login/again")
  View again(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
    return caller(Caller.By.LOGIN)
        .<View>map(caller -> againPage(caller, next, Problem.NONE, request))
        .orElseGet(() -> Page.seeOther(Paths.with(LOGIN, "next", Paths.next(next))));
  }

  private AgainPage againPage(
      Caller caller, String next, Problem problem, HttpServletRequest request) {
    boolean keys = !factors.of(caller.id()).passkeys().isEmpty() && passkeys.workAt(request);
    var frame = Frame.of(Say.say("Is it still you?"), "").withScript();
    return new AgainPage(frame, caller.name(), keys, Paths.next(next), problem);
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
    var answer = entrance.provePassword(caller.get(), password, request, response);
    if (answer instanceof Answer.Welcome) {
      return Page.seeOther(Paths.next(next));
    }
    var problem = Problem.of(answer, Say.say("This is not your password."));
    return againPage(caller.get(), next, problem, request).as(problem.status());
  }
}
