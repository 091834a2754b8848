package switchboard.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import switchboard.base.RandomText;
import switchboard.base.Sha256;
import switchboard.domain.AccountId;
import switchboard.store.LoginDao.KnownLogin;
import switchboard.store.LoginDao.LoginRow;
import switchboard.store.Store;
import switchboard.web.Caller;

/**
 * Sessions. A session has a random reference, of which only the hash is stored. It expires after 30
 * minutes without a request and at the latest after 12 hours (OWASP Session Management Cheat
 * Sheet).
 */
@Component
public final class Logins {

  public static final Duration IDLE = Duration.ofMinutes(30);
  public static final Duration MAX_DURATION = Duration.ofHours(12);
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Store store;
  private final InstantSource clock;

  public Logins(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Creates a session.
   *
   * @param withFactor whether authentication included a second factor, as a passkey does
   * @return the session reference
   */
  String begin(AccountId account, boolean withFactor, LoginDetails details) {
    var reference = RandomText.secret();
    var now = clock.instant();
    return store.writeNow(tables -> {
      tables.logins().forget(now.minus(IDLE), now.minus(MAX_DURATION));
      tables
          .logins()
          .add(
              Sha256.hex(reference),
              account,
              now,
              withFactor ? now : null,
              details.address(),
              details.device());
      return reference;
    });
  }

  /** The caller of a session; empty when it has ended. */
  Optional<Caller> caller(String reference) {
    var now = clock.instant();
    return store
        .readNow(tables -> tables.logins().find(Sha256.hex(reference)))
        .filter(login -> isGood(login, now))
        .map(login -> {
          note(login, now);
          return caller(login);
        });
  }

  private static boolean isGood(KnownLogin login, Instant now) {
    return login.disabledAt() == null
        && login.lastSeen().plus(IDLE).isAfter(now)
        && login.createdAt().plus(MAX_DURATION).isAfter(now);
  }

  private static Caller caller(KnownLogin login) {
    boolean half = login.hasFactor() && login.factorAt() == null;
    return new Caller(
        half ? Caller.By.HALF_LOGIN : Caller.By.LOGIN,
        login.accountId().value(),
        login.name(),
        half ? Set.of() : RoleGrants.of(login.role()),
        login.id(),
        login.provedAt());
  }

  /** Records activity, at most once a minute and asynchronously. */
  private void note(KnownLogin login, Instant now) {
    if (login.lastSeen().plus(NOTED_EVERY).isBefore(now)) {
      var _ = store.write(tables -> tables.logins().seen(login.id(), now));
    }
  }

  /**
   * Records a re-authentication.
   *
   * @param withFactor whether it used a second factor
   * @return the new session reference, which replaces the old one
   */
  public String prove(Caller caller, boolean withFactor) {
    var reference = RandomText.secret();
    var now = clock.instant();
    return store.writeNow(tables -> {
      tables.logins().renew(caller.login(), Sha256.hex(reference), now, withFactor ? now : null);
      return reference;
    });
  }

  void end(String reference) {
    var _ = store.writeNow(tables -> tables.logins().end(Sha256.hex(reference)));
  }

  /** The active sessions of an account, most recently used first. */
  public List<LoginRow> of(AccountId account) {
    var now = clock.instant();
    return store.readNow(tables -> tables.logins().of(account)).stream()
        .filter(login ->
            login.lastSeen().plus(IDLE).isAfter(now)
                && login.createdAt().plus(MAX_DURATION).isAfter(now))
        .toList();
  }

  /** Ends a session; false when the account has no such session. */
  public boolean end(AccountId account, long login) {
    return store.writeNow(tables -> tables.logins().end(login, account));
  }

  /** Ends all sessions of an account except one. */
  public void endOthers(AccountId account, long kept) {
    var _ = store.writeNow(tables -> tables.logins().endOthers(account, kept));
  }

  public void endAll(AccountId account) {
    var _ = store.writeNow(tables -> tables.logins().endAll(account));
  }
}
