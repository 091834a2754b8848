package switchboard.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A range of whole days up to today, in a time zone. */
public record DateRange(int days, LocalDate last, ZoneId zone) {

  public static final List<Integer> CHOICES = List.of(7, 30, 90, 365);
  private static final int PRESET = 30;

  public static DateRange of(int days, Instant now) {
    var today = today(now);
    return new DateRange(CHOICES.contains(days) ? days : PRESET, today.last, today.zone);
  }

  public static DateRange today(Instant now) {
    var zone = DisplayPreferences.current().zone();
    return new DateRange(1, LocalDate.ofInstant(now, zone), zone);
  }

  /** From Monday on. */
  public DateRange wholeWeeks() {
    return new DateRange(days + first().getDayOfWeek().getValue() - 1, last, zone);
  }

  public LocalDate first() {
    return last.minusDays(days - 1L);
  }

  public Instant from() {
    return first().atStartOfDay(zone).toInstant();
  }

  public Instant to() {
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
