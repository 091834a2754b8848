package switchboard.notices;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import switchboard.store.StaffDao.StaffRow;

/** When an operator gets only urgent messages. */
final class QuietHours {

  private static final int MINUTES_AN_HOUR = 60;

  private QuietHours() {}

  /** They may begin on one day and end on the next. */
  static boolean of(StaffRow staff, Instant now) {
    var from = staff.quietFrom();
    var to = staff.quietTo();
    if (from == null || to == null || from.equals(to)) {
      return false;
    }
    var time = LocalTime.ofInstant(now, ZoneId.of(staff.zone()));
    int minute = time.getHour() * MINUTES_AN_HOUR + time.getMinute();
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
  }
}
