package switchboard.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import switchboard.domain.AccountId;

/**
 * The authenticated caller of a request.
 *
 * @param id the id of the token or account; 0 for the token in the settings
 * @param name the name of the token or account, which is not secret
 * @param login the id of the session; 0 for a token
 * @param provedAt the time of the session's last authentication; null for a token
 */
public record Caller(
    By by,
    long id,
    String name,
    Set<Permission> permissions,
    long login,
    @Nullable Instant provedAt) {

  /** How long an authentication counts as recent. */
  public static final Duration FRESH = Duration.ofMinutes(5);

  /** Authentication method. */
  public enum By {
    TOKEN,
    /** A session that still lacks its second factor and has no permissions yet. */
    HALF_LOGIN,
    LOGIN
  }

  public static Caller token(long id, String name, Set<Permission> permissions) {
    return new Caller(By.TOKEN, id, name, permissions, 0, null);
  }

  /** The account of a session; a token has none. */
  public AccountId account() {
    if (by == By.TOKEN) {
      throw new IllegalStateException("a token has no account");
    }
    return new AccountId(id);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  public boolean isFresh(Instant now) {
    return by == By.TOKEN || (provedAt != null && provedAt.plus(FRESH).isAfter(now));
  }

  /** The caller of the current request. */
  public static Optional<Caller> current() {
    return of(SecurityContextHolder.getContext().getAuthentication());
  }

  public static Optional<Caller> of(@Nullable Authentication authentication) {
    return authentication != null
            && authentication.isAuthenticated()
            && authentication.getPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
