package switchboard.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How many refusals are noted one by one in a minute: a stranger must not fill the disk. */
final class RefusalBudget {

  static final int A_MINUTE = 20;

  private Instant minute = Instant.MIN;
  private int noted;
  private int passedOver;

  /** Whether one more is to be noted; else it is counted. */
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

  /** How many were counted in minutes that are over; from then on they count as told. */
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
