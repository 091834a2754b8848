package switchboard.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Rate limit for audit log entries of refused requests, so that strangers cannot fill the disk. */
final class RefusalLimit {

  static final int A_MINUTE = 20;

  private Instant minute = Instant.MIN;
  private int noted;
  private int passedOver;

  /** Whether a refusal gets its own entry; otherwise it is only counted. */
  synchronized boolean take(Instant now) {
    if (!isOf(now)) {
      minute = now.truncatedTo(ChronoUnit.MINUTES);
      noted = 0;
    }
    if (noted < A_MINUTE) {
      noted++;
      return true;
    }
    passedOver++;
    return false;
  }

  /** Returns and resets the number of refusals counted in past minutes. */
  synchronized int passedOver(Instant now) {
    return isOf(now) ? 0 : allPassedOver();
  }

  synchronized int allPassedOver() {
    int all = passedOver;
    passedOver = 0;
    return all;
  }

  private boolean isOf(Instant now) {
    return now.truncatedTo(ChronoUnit.MINUTES).equals(minute);
  }
}
