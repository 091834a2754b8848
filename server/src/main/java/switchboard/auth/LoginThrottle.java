package switchboard.auth;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import switchboard.store.LockDao;
import switchboard.store.LoginAttemptDao;
import switchboard.store.Store;
import switchboard.store.Tables;

/**
 * Rate limiter for authentication. Unknown devices share a small limit per account; a device that
 * has logged in to the account before has its own, so that an attacker cannot lock out the user.
 * The attempts are rows, so that the limits hold for all instances.
 */
@Component
final class LoginThrottle {

  static final Duration WINDOW = Duration.ofMinutes(15);
  static final int PER_ACCOUNT = 5;
  static final int PER_DEVICE = 10;
  static final int PER_ADDRESS = 20;

  /** Attempts that are counted together, and their limit per window. */
  private record Pool(String key, int limit) {}

  private final Store store;
  private final InstantSource clock;

  LoginThrottle(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Counts an attempt.
   *
   * @param who the account, whether or not it exists
   * @param device a device that has logged in to the account before; or empty
   * @return how long to wait when the limit is reached
   */
  Optional<Duration> enter(String who, Optional<String> device, String address) {
    var pools = pools(who, device, address);
    var now = clock.instant();
    // Refused attempts write nothing.
    return store
        .readNow(tables -> wait(tables.loginAttempts(), pools, now))
        .or(() -> store.writeNow(tables -> count(tables, pools, now)));
  }

  private Optional<Duration> count(Tables tables, List<Pool> pools, Instant now) {
    tables.locks().take(LockDao.LOGINS);
    var attempts = tables.loginAttempts();
    var wait = wait(attempts, pools, now);
    if (wait.isEmpty()) {
      attempts.forgetOld(now.minus(WINDOW));
      pools.forEach(pool -> attempts.add(print(pool), now));
    }
    return wait;
  }

  private Optional<Duration> wait(LoginAttemptDao attempts, List<Pool> pools, Instant now) {
    return pools.stream()
        .flatMap(pool -> attempts.before(print(pool), pool.limit() - 1).stream())
        .map(first -> Duration.between(now, first.plus(WINDOW)))
        .filter(Duration::isPositive)
        .max(Duration::compareTo);
  }

  /** Forgets a successful attempt and earlier ones for the same account. */
  void succeeded(String who, Optional<String> device, String address) {
    var pools = pools(who, device, address);
    store.run(tables ->
        pools.forEach(pool -> {
          if (pool.limit() == PER_ADDRESS) {
            tables.loginAttempts().forgetLatest(print(pool));
          } else {
            tables.loginAttempts().forget(print(pool));
          }
        }));
  }

  /** Stored instead of names and addresses. */
  private String print(Pool pool) {
    return store.keys().seal("login attempt", pool.key());
  }

  private static List<Pool> pools(String who, Optional<String> device, String address) {
    return device
        .map(known -> List.of(new Pool("device|" + known, PER_DEVICE)))
        .orElseGet(() ->
            List.of(
                new Pool("account|" + who, PER_ACCOUNT),
                new Pool("address|" + network(address), PER_ADDRESS)));
  }

  /** The first 64 bits of an IPv6 address, because one client usually has the whole network. */
  private static String network(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == 4
          ? address
          : InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, 8), 16)).getHostAddress();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return address;
    }
  }
}
