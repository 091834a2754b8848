package switchboard.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import switchboard.audit.AuditTrail;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry.Result;
import switchboard.web.Caller;
import tools.jackson.databind.JsonNode;

/** Second factors, re-authentication and passkey login. */
@Component
public final class Reauthentication {

  /** Result of an authentication attempt. */
  public sealed interface Answer {
    record Welcome() implements Answer {}

    record Wrong() implements Answer {}

    record Wait(long minutes) implements Answer {}

    /** Too many passwords are being checked at once. */
    record Busy() implements Answer {}
  }

  private final SecondFactors factors;
  private final Accounts accounts;
  private final Passkeys passkeys;
  private final Logins logins;
  private final LoginSecurityContextRepository contexts;
  private final LoginThrottle throttle;
  private final AuditTrail trail;

  Reauthentication(
      SecondFactors factors,
      Accounts accounts,
      Passkeys passkeys,
      Logins logins,
      LoginSecurityContextRepository contexts,
      LoginThrottle throttle,
      AuditTrail trail) {
    this.factors = factors;
    this.accounts = accounts;
    this.passkeys = passkeys;
    this.logins = logins;
    this.contexts = contexts;
    this.throttle = throttle;
    this.trail = trail;
  }

  /** Second step after the password: a code of the authenticator app or a recovery code. */
  public Answer giveCode(
      Caller caller, String code, HttpServletRequest request, HttpServletResponse response) {
    return attempt(
        caller, true, () -> factors.use(caller.account(), code), "factor", request, response);
  }

  /** Re-authentication with the password in an existing session. */
  public Answer provePassword(
      Caller caller, String password, HttpServletRequest request, HttpServletResponse response) {
    return attempt(
        caller,
        false,
        () -> accounts.isPassword(caller.account(), PasswordHashing.bounded(password)),
        "proof",
        request,
        response);
  }

  /** Ignores device cookies: knowing the password is enough to get one. */
  private Answer attempt(
      Caller caller,
      boolean withFactor,
      BooleanSupplier check,
      String kind,
      HttpServletRequest request,
      HttpServletResponse response) {
    var who = kind + caller.id();
    var wait = throttle.enter(who, Optional.empty(), request.getRemoteAddr());
    if (wait.isPresent()) {
      trail.note(AuditAction.LOGIN, null, Result.REFUSED);
      return new Answer.Wait(wait.get().toMinutes() + 1);
    }
    try {
      if (!check.getAsBoolean()) {
        trail.note(AuditAction.LOGIN, null, Result.REFUSED);
        return new Answer.Wrong();
      }
    } catch (AuthenticationServiceException e) {
      return new Answer.Busy();
    }
    throttle.succeeded(who, Optional.empty(), request.getRemoteAddr());
    trail.note(AuditAction.LOGIN, null, Result.DONE);
    proved(caller, withFactor, request, response);
    return new Answer.Welcome();
  }

  /** Renews the session reference after authentication. */
  public void proved(
      Caller caller, boolean withFactor, HttpServletRequest request, HttpServletResponse response) {
    Cookies.LOGIN.set(request, response, logins.prove(caller, withFactor));
  }

  /** Login with a passkey alone. Ends the session that this browser had before. */
  public Answer enterByPasskey(
      String ticket, JsonNode signed, HttpServletRequest request, HttpServletResponse response) {
    var account = passkeys.login(request, ticket, signed);
    if (account.isEmpty()) {
      trail.note(AuditAction.LOGIN, null, Result.REFUSED);
      return new Answer.Wrong();
    }
    contexts.begin(
        new Authenticated(account.get(), true, LoginDetails.of(request)), request, response);
    return new Answer.Welcome();
  }

  /** Whether a path is a console page, so that a redirect to it cannot lead to another site. */
  public static boolean isOwnPage(String path) {
    return path.matches("(?!.*[.][.])/(admin|help)[\\w/.-]*(\\?[\\w=&%.+-]*)?(#[\\w-]*)?");
  }
}
