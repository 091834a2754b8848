package switchboard.console.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import switchboard.console.DateRange;
import switchboard.console.SmallNumbers;
import switchboard.insight.Suppression;
import switchboard.operations.PeopleByWeek;
import switchboard.store.RollupDao;
import switchboard.store.Tables;

/**
 * Activity over a range of days.
 *
 * @param days in order, including days without activity
 * @param week the number of events in each hour of the week, from Monday
 * @param languages the most used first
 * @param screens the most opened first
 */
public record ActivityTrend(
    List<DayCells> days,
    List<List<Long>> week,
    List<RollupDao.LanguagePeople> languages,
    List<RollupDao.ScreenOpened> screens) {

  private static final long HOUR_MILLIS = 3_600_000;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
  private static final int LANGUAGES = 200;
  private static final int SCREENS = 12;
  private static final int DAYS = 7;
  private static final int HOURS = 24;

  /**
   * A day in the operator's time zone.
   *
   * @param active active users, by days in UTC
   */
  record Day(LocalDate date, long newcomers, long active, long messages, long taps) {

    private Day plus(RollupDao.HourFigures hour) {
      return new Day(
          date,
          newcomers + hour.newcomers(),
          active,
          messages + hour.messages(),
          taps + hour.taps());
    }
  }

  /**
   * @param range for those who see no small numbers, of whole weeks
   */
  static ActivityTrend read(Tables tables, DateRange range, SmallNumbers numbers) {
    var rollups = tables.rollups();
    var hours = hours(tables, range);
    return new ActivityTrend(
        days(tables, range, hours, numbers),
        week(range, hours),
        rollups.languages(LANGUAGES),
        rollups.screens(range.from().toEpochMilli() / DAY_MILLIS, SCREENS));
  }

  private static List<RollupDao.HourFigures> hours(Tables tables, DateRange range) {
    return tables
        .rollups()
        .hours(range.from().toEpochMilli() / HOUR_MILLIS, range.to().toEpochMilli() / HOUR_MILLIS);
  }

  /** Today so far. */
  static DayCells today(Tables tables, Instant now, SmallNumbers numbers) {
    var day = DateRange.today(now);
    var read = numbers.hidden() ? day.wholeWeeks() : day;
    return days(tables, read, hours(tables, read), numbers).getLast();
  }

  private static List<DayCells> days(
      Tables tables, DateRange range, List<RollupDao.HourFigures> hours, SmallNumbers numbers) {
    var active =
        tables.rollups().activeDays(range.first().toEpochDay(), range.last().toEpochDay() + 1);
    var days = days(range, hours, active);
    if (!numbers.hidden()) {
      return DayCells.of(days, Suppression.NONE, _ -> false);
    }
    var weeks = PeopleByWeek.hiding(tables, range.last().toEpochDay(), numbers.suppression());
    return DayCells.of(days, numbers.suppression(), weeks::hidesNewcomers);
  }

  private static List<Day> days(
      DateRange range, List<RollupDao.HourFigures> hours, List<RollupDao.DayPeople> active) {
    var people = new HashMap<Long, Long>();
    active.forEach(day -> people.put(day.day(), day.people()));
    var days = new ArrayList<Day>();
    for (var date = range.first(); !date.isAfter(range.last()); date = date.plusDays(1)) {
      days.add(new Day(date, 0, people.getOrDefault(date.toEpochDay(), 0L), 0, 0));
    }
    for (var hour : hours) {
      var date = LocalDate.ofInstant(begin(hour), range.zone());
      int index = (int) (date.toEpochDay() - range.first().toEpochDay());
      if (index >= 0 && index < days.size()) {
        days.set(index, days.get(index).plus(hour));
      }
    }
    return days;
  }

  private static List<List<Long>> week(DateRange range, List<RollupDao.HourFigures> hours) {
    long[][] sums = new long[DAYS][HOURS];
    for (var hour : hours) {
      var at = begin(hour).atZone(range.zone());
      sums[at.getDayOfWeek().getValue() - 1][at.getHour()] +=
          hour.messages() + hour.taps() + hour.commands();
    }
    var week = new ArrayList<List<Long>>();
    for (long[] day : sums) {
      week.add(java.util.Arrays.stream(day).boxed().toList());
    }
    return week;
  }

  private static Instant begin(RollupDao.HourFigures hour) {
    return Instant.ofEpochMilli(hour.hour() * HOUR_MILLIS);
  }

  /** The highest count of an hour of the week. */
  public long busiest() {
    return week.stream().flatMap(List::stream).mapToLong(Long::longValue).max().orElse(0);
  }

  public boolean isEmpty() {
    return busiest() == 0;
  }
}
