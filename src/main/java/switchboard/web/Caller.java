package switchboard.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who asks, when it is nobody unknown.
 *
 * @param id the token's or the account's number; 0 for the token of the settings
 * @param name the token's or the account's; no secret
 * @param login the login's number; 0 for a token
 * @param provedAt when somebody logged in last proved who they are; absent for a token
 */
public record Caller(
    By by,
    long id,
    String name,
    Set<Permission> permissions,
    long login,
    @Nullable Instant provedAt) {

  /** How long a proof is fresh. */
  public static final Duration FRESH = Duration.ofMinutes(5);

  /** What vouches for somebody. */
  public enum By {
    TOKEN,
    /** A login whose second factor is still to be given: it may do nothing yet. */
    HALF_LOGIN,
    LOGIN
  }

  public static Caller token(long id, String name, Set<Permission> permissions) {
    return new Caller(By.TOKEN, id, name, permissions, 0, null);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  public boolean isFresh(Instant now) {
    return by == By.TOKEN || (provedAt != null && provedAt.plus(FRESH).isAfter(now));
  }

  /** Who sent the request that is being handled. */
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
