package switchboard.insight;

import java.time.Duration;

/**
 * Durations are counted in buckets, each 1.41 times as long as the one before.
 *
 * @param number 0: below 10 ms; 2 n: below 10 ms · 2ⁿ
 */
public record DurationBucket(int number) {

  private static final double SHORTEST = 10;
  private static final int MOST = 64; // 497 days

  public static DurationBucket of(Duration duration) {
    double times = Math.max(1, duration.toMillis() / SHORTEST);
    int halves = (int) Math.floor(2 * Math.log(times) / Math.log(2) + 1e-12);
    return new DurationBucket(Math.min(MOST, duration.toMillis() < SHORTEST ? 0 : halves + 1));
  }

  /** The shortest duration that is too long for it. */
  public Duration end() {
    return Duration.ofMillis((long) Math.ceil(SHORTEST * Math.pow(2, number / 2.0) - 1e-6));
  }

  /** The shortest duration in it. */
  public Duration begin() {
    return number == 0 ? Duration.ZERO : new DurationBucket(number - 1).end();
  }
}
