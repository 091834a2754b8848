package switchboard.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renewal window suggested by an authority. */
record RenewalWindow(Instant start, Instant end) {

  private static final int SLICES = 1000;

  /**
   * Longest accepted pause: rate limits last a week at most, and a wrong value must not stop
   * renewals.
   */
  private static final Duration MAX_DURATION = Duration.ofDays(7);

  /**
   * When to renew. Follows the authority's window, which reflects revocations and load, but leaves
   * time for retries.
   *
   * @param window when empty, renewal is due a third of the lifetime before the end
   */
  static Instant due(CertificateAndKey pair, Optional<RenewalWindow> window) {
    var certificate = pair.certificate();
    var end = certificate.getNotAfter().toInstant();
    var lifetime = Duration.between(certificate.getNotBefore().toInstant(), end);
    var latest = end.minus(lifetime.dividedBy(6));
    return window
        .map(wanted -> wanted.point(certificate.getSerialNumber().hashCode()))
        .map(point -> point.isBefore(latest) ? point : latest)
        .orElse(end.minus(lifetime.dividedBy(3)));
  }

  /**
   * A point in the window. It differs between certificates to spread the load, and is stable for
   * each.
   */
  private Instant point(int seed) {
    var slice = Duration.between(start, end).dividedBy(SLICES);
    return start.plus(slice.multipliedBy(Math.floorMod(seed, SLICES)));
  }

  /** Backoff after consecutive failures, so that no rate limit is reached. */
  static Duration pause(int failures, @Nullable Duration asked) {
    var own = Duration.ofMinutes(5).multipliedBy(1L << Math.min(failures - 1, 7));
    if (asked == null || asked.compareTo(own) < 0) {
      return own;
    }
    return asked.compareTo(MAX_DURATION) < 0 ? asked : MAX_DURATION;
  }
}
