package switchboard.insight;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A week from Monday to Sunday in UTC.
 *
 * @param number counted from Monday, 29 December 1969
 */
public record Week(long number) implements Comparable<Week> {

  /** Pictures of fewer weeks look odd. */
  private static final int FEWEST = 4;

  private static final int MONDAY = 3; // days between that Monday and 1970

  public static Week of(Instant at) {
    return ofDay(Period.day(at));
  }

  /**
   * @param day counted from 1970
   */
  public static Week ofDay(long day) {
    return new Week(Math.floorDiv(day + MONDAY, 7L));
  }

  public LocalDate monday() {
    return LocalDate.ofEpochDay(number * 7 - MONDAY);
  }

  /**
   * The number of the week with which a picture begins: not long before the first one that has
   * something to show.
   *
   * @param from of all weeks that could be shown
   * @param first that has something to show
   */
  static long begin(long from, long first, Week last) {
    return Math.max(from, Math.min(first, last.number - FEWEST + 1));
  }

  @Override
  public int compareTo(Week other) {
    return Long.compare(number, other.number);
  }
}
