package switchboard.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import switchboard.access.Accounts;
import switchboard.access.Logins;
import switchboard.access.Proofs;
import switchboard.domain.AuditAction;
import switchboard.store.Rows;
import switchboard.web.Caller;
import switchboard.web.Invalid;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** {@code /admin/account}: one's own password and logins. */
@RestController
class AccountDesk {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final Pages pages;
  private final Accounts accounts;
  private final Logins logins;
  private final Proofs proofs;

  AccountDesk(Pages pages, Accounts accounts, Logins logins, Proofs proofs) {
    this.pages = pages;
    this.accounts = accounts;
    this.logins = logins;
    this.proofs = proofs;
  }

  @Needs(Permission.ACCOUNT)
  @GetMapping("/admin")
  ResponseEntity<byte[]> home(HttpServletRequest request) {
    return pages.show(new HomePage("Switchboard", caller().name(), Pages.formToken(request)));
  }

  @Needs(Permission.ACCOUNT)
  @GetMapping("/admin/account")
  ResponseEntity<byte[]> account(
      HttpServletRequest request, @RequestParam(required = false) @Nullable String changed) {
    var notice = changed == null ? null : "Your password is changed, and your other logins ended.";
    return pages.show(page(request, notice, null));
  }

  @Needs(Permission.ACCOUNT)
  @PostMapping("/admin/account/password")
  ResponseEntity<byte[]> password(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String current,
      @RequestParam String password,
      @RequestParam String again) {
    if (!password.equals(again)) {
      return refused(request, HttpStatus.BAD_REQUEST, "The two new passwords are not the same.");
    }
    return switch (proofs.prove(caller(), current, request, response)) {
      case RIGHT -> change(request, password);
      case WRONG -> refused(request, HttpStatus.FORBIDDEN, "That is not your password now.");
      case TOO_MANY ->
          refused(request, HttpStatus.TOO_MANY_REQUESTS, "Too many tries. Wait 15 minutes.");
    };
  }

  private ResponseEntity<byte[]> change(HttpServletRequest request, String password) {
    try {
      accounts.setPassword(caller().id(), password, caller().login());
      return Pages.to("/admin/account?changed");
    } catch (Invalid e) {
      return refused(request, HttpStatus.BAD_REQUEST, e.detail());
    }
  }

  @Needs(value = Permission.ACCOUNT, as = AuditAction.LOGOUT)
  @PostMapping("/admin/account/logins/{id}/end")
  ResponseEntity<byte[]> end(@PathVariable("id") long id) {
    var _ = logins.end(caller().id(), id);
    return Pages.to("/admin/account");
  }

  @Needs(value = Permission.ACCOUNT, as = AuditAction.LOGOUT)
  @PostMapping("/admin/account/logins/end")
  ResponseEntity<byte[]> endOthers() {
    logins.endOthers(caller().id(), caller().login());
    return Pages.to("/admin/account");
  }

  private static Caller caller() {
    return Caller.current().orElseThrow();
  }

  private ResponseEntity<byte[]> refused(
      HttpServletRequest request, HttpStatus status, String problem) {
    return pages.show(status, page(request, null, problem));
  }

  private AccountPage page(
      HttpServletRequest request, @Nullable String notice, @Nullable String problem) {
    var caller = caller();
    var rows = logins.of(caller.id()).stream().map(login -> row(login, caller.login())).toList();
    return new AccountPage(caller.name(), rows, notice, problem, Pages.formToken(request));
  }

  private static AccountPage.LoginRow row(Rows.Login login, long own) {
    return new AccountPage.LoginRow(
        login.id(),
        login.device().isEmpty() ? "A browser that does not say its name" : login.device(),
        login.address(),
        time(login.createdAt()),
        time(login.lastSeen()),
        login.id() == own);
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }
}
