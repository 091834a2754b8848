package switchboard.console.people;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import switchboard.console.DisplayPreferences;
import switchboard.console.Messages;
import switchboard.domain.Word;

/** How long a waiting user is put aside. */
public enum Snooze implements Word {
  HOUR,
  HOURS,
  TOMORROW,
  MONDAY;

  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration SOME_HOURS = Duration.ofHours(4);
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  public String words() {
    return switch (this) {
      case HOUR -> Messages.translate("inbox.snooze.hour");
      case HOURS -> Messages.translate("inbox.snooze.hours");
      case TOMORROW -> Messages.translate("inbox.snooze.tomorrow");
      case MONDAY -> Messages.translate("inbox.snooze.monday");
    };
  }

  /** In the operator's time zone. */
  Instant until(Instant now) {
    var here = now.atZone(DisplayPreferences.current().zone());
    return switch (this) {
      case HOUR -> now.plus(AN_HOUR);
      case HOURS -> now.plus(SOME_HOURS);
      case TOMORROW -> morning(here.plusDays(1));
      case MONDAY -> morning(here.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
    };
  }

  private static Instant morning(ZonedDateTime day) {
    return day.with(MORNING).toInstant();
  }
}
