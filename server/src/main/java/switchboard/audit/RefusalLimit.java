package switchboard.audit;

import java.time.Duration;
import java.time.Instant;
import switchboard.base.SlidingWindow;

/** Rate limit for audit log entries of refused requests, so that strangers cannot fill the disk. */
final class RefusalLimit {

  static final int PER_MINUTE = 20;

  private final SlidingWindow window = new SlidingWindow(PER_MINUTE, Duration.ofMinutes(1));
  private int skipped;

  /** Whether a refusal gets its own entry; otherwise it is only counted. */
  synchronized boolean take(Instant now) {
    if (window.tryAdd(now)) {
      return true;
    }
    skipped++;
    return false;
  }

  /** Returns and resets the number of refusals without an entry. */
  synchronized int takeSkipped() {
    int all = skipped;
    skipped = 0;
    return all;
  }
}
