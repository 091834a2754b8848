package switchboard.health;

import java.time.Instant;
import java.util.stream.LongStream;
import switchboard.store.RollupDao;

/**
 * Detects unusual silence. It compares with the same hours of the last weeks, so that quiet nights
 * and weekends raise no alarm.
 *
 * @param silentHours full hours without activity
 * @param usual the lowest activity in these hours in any of the weeks
 */
record ActivityRhythm(long silentHours, long usual) {

  private static final long HOUR_MILLIS = 3_600_000;
  private static final int WEEK = 168;
  private static final int WEEKS = 3;

  /** Below this, silence may be chance. */
  private static final long ENOUGH = 10;

  /** Reads the figures; the current hour does not count. */
  static ActivityRhythm read(RollupDao rollups, Instant now) {
    long hour = now.toEpochMilli() / HOUR_MILLIS;
    var recent = rollups.hours(hour - WEEK, hour + 1);
    long from = recent.isEmpty() ? hour - WEEK : recent.getLast().hour() + 1;
    if (from >= hour) {
      return new ActivityRhythm(0, 0);
    }
    long usual =
        LongStream.rangeClosed(1, WEEKS)
            .map(week -> happened(rollups, from - week * WEEK, hour - week * WEEK))
            .min()
            .orElse(0);
    return new ActivityRhythm(hour - from, usual);
  }

  private static long happened(RollupDao rollups, long from, long to) {
    return rollups.hours(from, to).stream()
        .mapToLong(figures -> figures.messages() + figures.taps() + figures.commands())
        .sum();
  }

  boolean isUnusual() {
    return silentHours > 0 && usual >= ENOUGH;
  }
}
