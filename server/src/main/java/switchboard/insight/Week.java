package switchboard.insight;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A week from Monday to Sunday in UTC.
 *
 * @param number counted from Monday, 29 December 1969
 */
public record Week(long number) implements Comparable<Week> {

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

  @Override
  public int compareTo(Week other) {
    return Long.compare(number, other.number);
  }
}
