package switchboard.auth;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import switchboard.base.SlidingWindow;

/**
 * Rate limiter for authentication. Unknown devices share a small limit per account; a device that
 * has logged in to the account before has its own, so that an attacker cannot lock out the user.
 * State is kept in memory only.
 */
@Component
final class LoginThrottle {

  static final Duration WINDOW = Duration.ofMinutes(15);
  static final int PER_ACCOUNT = 5;
  static final int PER_DEVICE = 10;
  static final int PER_ADDRESS = 20;
  private static final int MAX_REMEMBERED = 20_000;

  /** Attempts that are counted together, and their limit per window. */
  private record Pool(String key, int limit) {}

  private final InstantSource clock;
  private final Map<String, SlidingWindow> windows =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SlidingWindow> eldest) {
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
    var free = pools.stream().map(pool -> nextFree(pool, now)).max(Instant::compareTo).orElse(now);
    if (free.isAfter(now)) {
      return Optional.of(Duration.between(now, free));
    }
    pools.forEach(pool ->
        windows.computeIfAbsent(pool.key(), _ -> new SlidingWindow(pool.limit(), WINDOW)).add(now));
    return Optional.empty();
  }

  /** Forgets a successful attempt and earlier ones for the same account. */
  synchronized void succeeded(String who, Optional<String> device, String address) {
    pools(who, device, address)
        .forEach(pool -> {
          var window = windows.get(pool.key());
          if (pool.limit() != PER_ADDRESS) {
            windows.remove(pool.key());
          } else if (window != null) {
            window.removeLatest();
          }
        });
  }

  /** Creates no window: refused attempts must not push others out of the map. */
  private Instant nextFree(Pool pool, Instant now) {
    var window = windows.get(pool.key());
    return window == null ? now : window.nextFree(now);
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
