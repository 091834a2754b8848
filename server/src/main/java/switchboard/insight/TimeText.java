package switchboard.insight;

import static switchboard.base.Sentence.sentence;

import java.time.Duration;
import switchboard.base.Sentence;

/** Durations as texts, not more exact than figures are. */
public final class TimeText {

  private static final long SECOND = 1_000;
  private static final int MANY_SECONDS = 10;
  private static final int MANY = 2;

  private TimeText() {}

  public static Sentence of(Duration time) {
    if (time.toMillis() < SECOND) {
      return sentence("insight.time.milliseconds", time.toMillis());
    }
    if (time.toSeconds() < MANY_SECONDS) {
      return sentence("insight.time.seconds", Math.round(time.toMillis() / 100.0) / 10.0);
    }
    if (time.toMinutes() < MANY) {
      return sentence("insight.time.seconds", time.toSeconds());
    }
    if (time.toHours() < MANY) {
      return sentence("insight.time.minutes", time.toMinutes());
    }
    return time.toDays() < MANY
        ? sentence("insight.time.hours", time.toHours())
        : sentence("common.days", time.toDays());
  }
}
