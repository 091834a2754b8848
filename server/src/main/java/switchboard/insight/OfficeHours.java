package switchboard.insight;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;

/** Monday to Friday from 8 to 18 o'clock, by the clock on the wall. Holidays are not known. */
public record OfficeHours(ZoneId zone) {

  private static final int OPENS = 8;
  private static final int CLOSES = 18;

  public boolean contain(Instant at) {
    var local = at.atZone(zone);
    return local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
        && local.getHour() >= OPENS
        && local.getHour() < CLOSES;
  }
}
