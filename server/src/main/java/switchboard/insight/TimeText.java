package switchboard.insight;

import static switchboard.base.Sentence.sentence;

import java.time.Duration;
import switchboard.base.Sentence;

/** Durations as texts in a unit that fits, not more exact than figures are. */
public final class TimeText {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final int MANY_DAYS = 2;
  private static final int FRACTIONAL = 10;

  private TimeText() {}

  public static Sentence of(Duration time) {
    long millis = time.toMillis();
    if (millis < SECOND) {
      return sentence("insight.time.milliseconds", millis);
    }
    if (millis < MINUTE) {
      return sentence("insight.time.seconds", in(SECOND, millis));
    }
    if (millis < HOUR) {
      return sentence("insight.time.minutes", in(MINUTE, millis));
    }
    return time.toDays() < MANY_DAYS
        ? sentence("insight.time.hours", in(HOUR, millis))
        : sentence("common.days", time.toDays());
  }

  /** With a decimal if it is below ten. */
  private static double in(long unit, long millis) {
    double number = (double) millis / unit;
    return number < FRACTIONAL ? Math.round(10 * number) / 10.0 : Math.floor(number);
  }
}
