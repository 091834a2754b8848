package switchboard.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Whole days in UTC, counted from 1970.
 *
 * @param first day
 */
public record Period(long first, int days) {

  /** The lengths that can be chosen, in days. */
  public static final List<Integer> CHOICES = List.of(7, 28, 90, 365);

  private static final long DAY = Duration.ofDays(1).toMillis();

  /** So many days up to today. */
  public static Period upTo(Instant now, int days) {
    return new Period(day(now) - days + 1, days);
  }

  public static long day(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), DAY);
  }

  public long last() {
    return first + days - 1;
  }

  /** The same number of days before it. */
  public Period before() {
    return new Period(first - days, days);
  }

  public LocalDate firstDate() {
    return LocalDate.ofEpochDay(first);
  }

  public LocalDate lastDate() {
    return LocalDate.ofEpochDay(last());
  }
}
