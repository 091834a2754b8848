package switchboard.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The durations in a sliding time window. */
final class RecentDurations {

  private static final int MAX_COUNT = 1_000;

  private final long window;
  private final long[] at = new long[MAX_COUNT];
  private final long[] took = new long[MAX_COUNT];
  private int count;

  RecentDurations(Duration window) {
    this.window = window.toNanos();
  }

  /**
   * @param now on the scale of {@link System#nanoTime}
   */
  synchronized void add(Duration duration, long now) {
    at[count % MAX_COUNT] = now;
    took[count % MAX_COUNT] = duration.toNanos();
    count++;
  }

  /** A quantile of the durations. */
  synchronized Optional<Duration> quantile(double share, long now) {
    long[] recent = new long[MAX_COUNT];
    int found = 0;
    for (int i = 0; i < Math.min(count, MAX_COUNT); i++) {
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
