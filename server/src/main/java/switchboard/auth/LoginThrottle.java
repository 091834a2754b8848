package switchboard.auth;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rate limiter for authentication. Unknown devices share a small limit per account; a device that
 * has logged in to the account before has its own, so that an attacker cannot lock out the user.
 * State is kept in memory only.
 */
final class LoginThrottle {

  static final Duration WINDOW = Duration.ofMinutes(15);
  static final int PER_ACCOUNT = 5;
  static final int PER_DEVICE = 10;
  static final int PER_ADDRESS = 20;
  private static final int MAX_REMEMBERED = 20_000;

  /** Attempts that are counted together, and their limit per window. */
  private record Pool(String key, int most) {}

  private final InstantSource clock;
  private final Map<String, Deque<Instant>> tries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  LoginThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Counts an attempt.
   *
   * @param who the account, whether or not it exists
   * @param device a device that has logged in to the account before; or empty
   * @return how long to wait when the limit is reached
   */
  synchronized Optional<Duration> enter(String who, Optional<String> device, String address) {
    var pools = pools(who, device, address);
    var now = clock.instant();
    var wait = pools.stream().flatMap(pool -> wait(pool, now).stream()).max(Duration::compareTo);
    if (wait.isEmpty()) {
      pools.forEach(
          pool -> tries.computeIfAbsent(pool.key(), _ -> new ArrayDeque<>()).addLast(now));
    }
    return wait;
  }

  /** Forgets a successful attempt and earlier ones for the same account. */
  synchronized void succeeded(String who, Optional<String> device, String address) {
    pools(who, device, address)
        .forEach(pool -> {
          var times = tries.get(pool.key());
          if (pool.most() != PER_ADDRESS) {
            tries.remove(pool.key());
          } else if (times != null) {
            times.pollLast();
          }
        });
  }

  private static List<Pool> pools(String who, Optional<String> device, String address) {
    return device
        .map(known -> List.of(new Pool("device|" + known, PER_DEVICE)))
        .orElseGet(() ->
            List.of(
                new Pool("account|" + who, PER_ACCOUNT),
                new Pool("address|" + network(address), PER_ADDRESS)));
  }

  private Optional<Duration> wait(Pool pool, Instant now) {
    var times = tries.get(pool.key());
    if (times == null) {
      return Optional.empty();
    }
    while (!times.isEmpty() && !times.getFirst().plus(WINDOW).isAfter(now)) {
      times.removeFirst();
    }
    return times.size() < pool.most()
        ? Optional.empty()
        : Optional.of(Duration.between(now, times.getFirst().plus(WINDOW)));
  }

  /** The first 64 bits of an IPv6 address, because one client usually has the whole network. */
  private static String network(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == 4
          ? address
          : InetAddress.getByAddress(java.util.Arrays.copyOf(java.util.Arrays.copyOf(bytes, 8), 16))
              .getHostAddress();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return address;
    }
  }
}
