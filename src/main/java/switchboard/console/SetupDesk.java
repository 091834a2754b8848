package switchboard.console;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import switchboard.access.Accounts;
import switchboard.access.AuditTrail;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry.Result;
import switchboard.web.Invalid;
import switchboard.web.NotFound;
import switchboard.web.Open;

/** {@code /setup}: where a one-time link leads, and an account gets its password. */
@RestController
class SetupDesk {

  private static final String GONE =
      "It was used, or is too old. A new one: start the server again when there is no owner yet, or"
          + " ask an owner.";

  private final Pages pages;
  private final Accounts accounts;
  private final AuditTrail trail;

  SetupDesk(Pages pages, Accounts accounts, AuditTrail trail) {
    this.pages = pages;
    this.accounts = accounts;
    this.trail = trail;
  }

  @Open
  @GetMapping("/setup")
  ResponseEntity<byte[]> setup(
      HttpServletRequest request, @RequestParam(defaultValue = "") String code) {
    return page(request, HttpStatus.OK, code, "", null);
  }

  @Open
  @PostMapping("/setup")
  ResponseEntity<byte[]> accept(
      HttpServletRequest request,
      @RequestParam String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam String password,
      @RequestParam String again) {
    if (!password.equals(again)) {
      return page(
          request, HttpStatus.BAD_REQUEST, code, name, "The two passwords are not the same.");
    }
    if (accounts.invited(code).isEmpty()) {
      return gone();
    }
    trail.note(AuditAction.ACCOUNT_CHANGE, null, Result.BEGUN);
    try {
      var _ = accounts.accept(code, name, password);
      trail.note(AuditAction.ACCOUNT_CHANGE, null, Result.DONE);
      return Pages.to("/login?ready");
    } catch (Invalid e) {
      return page(request, HttpStatus.BAD_REQUEST, code, name, e.detail());
    } catch (NotFound e) {
      return gone();
    }
  }

  private ResponseEntity<byte[]> page(
      HttpServletRequest request,
      HttpStatus status,
      String code,
      String typed,
      @Nullable String problem) {
    return accounts
        .invited(code)
        .map(invited ->
            pages.show(
                status,
                new SetupPage(
                    code,
                    invited.account().map(account -> account.name()).orElse(null),
                    typed,
                    problem,
                    Pages.formToken(request))))
        .orElseGet(this::gone);
  }

  private ResponseEntity<byte[]> gone() {
    return pages.show(HttpStatus.NOT_FOUND, new GonePage(GONE));
  }
}
