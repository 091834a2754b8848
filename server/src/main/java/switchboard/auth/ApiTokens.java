package switchboard.auth;

import static switchboard.base.Sentence.sentence;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sha256;
import switchboard.base.UserErrorException;
import switchboard.store.ApiTokenDao.ApiTokenRow;
import switchboard.store.Store;
import switchboard.web.Caller;
import switchboard.web.Permission;

/** API tokens: those in the database and the one in the settings. */
public final class ApiTokens {

  /** The scopes that a token can have. */
  public static final Set<Permission> SCOPES =
      EnumSet.complementOf(EnumSet.of(Permission.AUDIT, Permission.ACCOUNT));

  private static final Set<Permission> ALL = EnumSet.complementOf(EnumSet.of(Permission.ACCOUNT));

  /** Minimum length of the token in the settings. */
  public static final int MIN_LENGTH = 32;

  private static final int MAX_NAME_LENGTH = 64;
  private static final int MAX_DAYS = 3_650;

  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Store store;
  private final byte @Nullable [] fixed;
  private final InstantSource clock;

  /**
   * @param fixed a token with all rights, at least {@link #MIN_LENGTH} characters long
   */
  public ApiTokens(Store store, @Nullable String fixed, InstantSource clock) {
    this.store = store;
    this.fixed = fixed == null ? null : Sha256.hash(fixed);
    this.clock = clock;
  }

  /**
   * Creates a token. It cannot be shown again: only its hash is stored.
   *
   * @param days how long it is valid; 0 for a token that does not expire
   * @throws UserErrorException when the name, the scopes or the days are not allowed
   */
  public String create(String name, Set<Permission> scopes, int days) {
    var stripped = name.strip();
    check(stripped, scopes, days);
    var text = ApiTokenFormat.random();
    var now = clock.instant();
    var words = scopes.stream().sorted().map(Permission::word).collect(Collectors.joining(" "));
    var end = days == 0 ? null : now.plus(Duration.ofDays(days));
    return store.writeNow(tables -> {
      tables.apiTokens().add(stripped, Sha256.hex(text), words, now, end);
      return text;
    });
  }

  private static void check(String name, Set<Permission> scopes, int days) {
    if (name.isEmpty()
        || name.length() > MAX_NAME_LENGTH
        || name.chars().anyMatch(Character::isISOControl)) {
      throw UserErrorException.invalid("name", sentence("tokens.name.invalid", MAX_NAME_LENGTH));
    }
    if (scopes.isEmpty()) {
      throw UserErrorException.invalid("scope", sentence("tokens.scope.required"));
    }
    if (days < 0 || days > MAX_DAYS) {
      throw UserErrorException.invalid("days", sentence("tokens.expiry.invalid", MAX_DAYS));
    }
  }

  public List<ApiTokenRow> all() {
    return store.readNow(tables -> tables.apiTokens().all());
  }

  /** Revokes a token; false when it does not exist or is revoked already. */
  public boolean revoke(long id) {
    return store.writeNow(tables -> tables.apiTokens().revoke(id, clock.instant()));
  }

  /** The caller of a token; empty when it is unknown, expired or revoked. */
  Optional<Caller> caller(String text) {
    if (fixed != null && MessageDigest.isEqual(fixed, Sha256.hash(text))) {
      return Optional.of(Caller.token(0, "ADMIN_API_TOKEN", ALL));
    }
    if (!ApiTokenFormat.isWhole(text)) {
      return Optional.empty();
    }
    var now = clock.instant();
    var found = store.readNow(tables -> tables.apiTokens().find(Sha256.hex(text)));
    return found
        .filter(token -> isGood(token, now))
        .map(token -> {
          note(token, now);
          return Caller.token(token.id(), token.name(), permissions(token));
        });
  }

  private static boolean isGood(ApiTokenRow token, Instant now) {
    var end = token.expiresAt();
    return token.revokedAt() == null && (end == null || end.isAfter(now));
  }

  /** Records the last use, at most once a minute and asynchronously, because scripts poll. */
  private void note(ApiTokenRow token, Instant now) {
    var last = token.lastUsedAt();
    if (last == null || last.plus(NOTED_EVERY).isBefore(now)) {
      var _ = store.write(tables -> tables.apiTokens().used(token.id(), now));
    }
  }

  /** The scope {@code admin} includes all others. */
  private static Set<Permission> permissions(ApiTokenRow token) {
    var words = Arrays.asList(token.scopes().split(" "));
    if (words.contains(Permission.ADMIN.word())) {
      return ALL;
    }
    return SCOPES.stream()
        .filter(permission -> words.contains(permission.word()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
