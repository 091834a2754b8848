package switchboard.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time in which an authority wants a certificate renewed. */
record Window(Instant start, Instant end) {

  private static final int SLICES = 1000;

  /** No authority's limit is about more than a week; a wrong word shall not end renewals. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /**
   * When to renew. An authority that says when is heeded, as it knows of revocations and rushes,
   * but not beyond the point at which there would be no time for failures.
   *
   * @param window absent: a third of the lifetime before the end
   */
  static Instant due(Pair pair, Optional<Window> window) {
    var certificate = pair.certificate();
    var end = certificate.getNotAfter().toInstant();
    var lifetime = Duration.between(certificate.getNotBefore().toInstant(), end);
    var latest = end.minus(lifetime.dividedBy(6));
    return window
        .map(wanted -> wanted.point(certificate.getSerialNumber().hashCode()))
        .map(point -> point.isBefore(latest) ? point : latest)
        .orElse(end.minus(lifetime.dividedBy(3)));
  }

  /** Spread over the window, so that not all come at once; the same one for each question. */
  private Instant point(int seed) {
    var slice = Duration.between(start, end).dividedBy(SLICES);
    return start.plus(slice.multipliedBy(Math.floorMod(seed, SLICES)));
  }

  /** How long to wait after failures in a row, so that no limit of an authority is reached. */
  static Duration pause(int failures, @Nullable Duration asked) {
    var own = Duration.ofMinutes(5).multipliedBy(1L << Math.min(failures - 1, 7));
    if (asked == null || asked.compareTo(own) < 0) {
      return own;
    }
    return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
  }
}
