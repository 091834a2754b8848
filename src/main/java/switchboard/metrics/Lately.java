package switchboard.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The durations in a sliding time window. */
final class Lately {

  private static final int MOST = 1_000;

  private final long window;
  private final long[] at = new long[MOST];
  private final long[] took = new long[MOST];
  private int count;

  Lately(Duration window) {
    this.window = window.toNanos();
  }

  /**
   * @param now on the scale of {@link System#nanoTime}
   */
  synchronized void add(Duration duration, long now) {
    at[count % MOST] = now;
    took[count % MOST] = duration.toNanos();
    count++;
  }

  /** A quantile of the durations. */
  synchronized Optional<Duration> quantile(double share, long now) {
    long[] recent = new long[MOST];
    int found = 0;
    for (int i = 0; i < Math.min(count, MOST); i++) {
      if (now - at[i] < window) {
        recent[found++] = took[i];
      }
    }
    if (found == 0) {
      return Optional.empty();
    }
    Arrays.sort(recent, 0, found);
    int rank = (int) Math.ceil(share * found);
    return Optional.of(Duration.ofNanos(recent[Math.max(0, rank - 1)]));
  }
}
