package switchboard.auth;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import switchboard.base.Sha256;
import switchboard.store.AccountDao.AccountRow;

/**
 * Password authentication. An unknown name, a disabled account and a wrong password get the same
 * answer after the same time.
 */
@Component
record PasswordLogin(
    Accounts accounts, PasswordHashing passwords, DeviceCookies devices, LoginThrottle throttle)
    implements AuthenticationProvider {

  /** Too many attempts. */
  static final class TooManyAttemptsException extends AuthenticationException {

    private static final long serialVersionUID = 1L;
    private final Duration pause;

    TooManyAttemptsException(Duration pause) {
      super("too many attempts");
      this.pause = pause;
    }

    /** How long to wait. */
    Duration pause() {
      return pause;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(PasswordLogin.class);

  @Override
  public Authentication authenticate(Authentication tried) {
    var name = Accounts.normal(tried.getName());
    var details = Objects.requireNonNull((LoginDetails) tried.getDetails());
    var account = accounts.active(name);
    var device = account.flatMap(known -> devices.known(details.knownAs(), known.id()));
    var who = Sha256.hex(name); // of fixed length, whatever was typed
    throttle
        .enter(who, device, details.address())
        .ifPresent(wait -> {
          throw new TooManyAttemptsException(wait);
        });
    var password = String.valueOf(tried.getCredentials());
    if (!isRight(password, account)) {
      LOG.atInfo().addKeyValue("address", details.address()).log("Login failed");
      throw new BadCredentialsException("wrong");
    }
    throttle.succeeded(who, device, details.address());
    var entered = new Authenticated(account.orElseThrow(), false, details);
    return UsernamePasswordAuthenticationToken.authenticated(entered, null, List.of());
  }

  private boolean isRight(String password, Optional<AccountRow> account) {
    var hash = account.map(AccountRow::password).orElse(null);
    return passwords.isRight(PasswordHashing.bounded(password), hash);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
