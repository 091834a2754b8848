package switchboard.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import switchboard.access.Proofs;
import switchboard.domain.AuditAction;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Open;
import switchboard.web.Permission;

/** {@code /login}: the page; what it sends is taken by Spring Security, see the room access. */
@RestController
class LoginDesk {

  private static final String WRONG = "The name or the password is wrong.";

  private final Pages pages;
  private final Proofs proofs;

  LoginDesk(Pages pages, Proofs proofs) {
    this.pages = pages;
    this.proofs = proofs;
  }

  @Open
  @GetMapping("/login")
  ResponseEntity<byte[]> login(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String error,
      @RequestParam(defaultValue = "") String minutes,
      @RequestParam(required = false) @Nullable String bye,
      @RequestParam(required = false) @Nullable String ready,
      @RequestParam(defaultValue = "/admin") String next) {
    var notice =
        bye != null
            ? "You are logged out."
            : ready != null ? "Your password is set. Log in with it." : null;
    var page =
        new LoginPage(
            false,
            notice,
            problem(error, minutes),
            !request.isSecure(),
            next,
            Pages.formToken(request));
    return pages.show(page);
  }

  private static @Nullable String problem(String error, String minutes) {
    return switch (error) {
      case "" -> null;
      case "wait" -> tooMany(minutes.matches("\\d{1,2}") ? minutes : "15");
      case "busy" -> "Too many people log in just now. Try again in a moment.";
      default -> WRONG;
    };
  }

  private static String tooMany(String minutes) {
    return "Too many tries. Wait %s minutes; on a device on which you have logged in before you may go on."
        .formatted(minutes);
  }

  @Needs(Permission.ACCOUNT)
  @GetMapping("/login/again")
  ResponseEntity<byte[]> again(
      HttpServletRequest request, @RequestParam(defaultValue = "/admin") String next) {
    return pages.show(again(request, next, null));
  }

  @Needs(value = Permission.ACCOUNT, as = AuditAction.LOGIN)
  @PostMapping("/login/again")
  ResponseEntity<byte[]> prove(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String password,
      @RequestParam(defaultValue = "/admin") String next) {
    var caller = Caller.current().orElseThrow();
    return switch (proofs.prove(caller, password, request, response)) {
      case RIGHT -> Pages.to(Proofs.isOwnPage(next) ? next : "/admin");
      case WRONG ->
          pages.show(HttpStatus.FORBIDDEN, again(request, next, "The password is wrong."));
      case TOO_MANY ->
          pages.show(HttpStatus.TOO_MANY_REQUESTS, again(request, next, tooMany("15")));
    };
  }

  private static LoginPage again(
      HttpServletRequest request, String next, @Nullable String problem) {
    return new LoginPage(true, null, problem, !request.isSecure(), next, Pages.formToken(request));
  }
}
