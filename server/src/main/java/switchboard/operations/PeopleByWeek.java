package switchboard.operations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import switchboard.insight.CohortTriangle;
import switchboard.insight.CohortTriangle.CohortWeek;
import switchboard.insight.PeopleChange;
import switchboard.insight.PeopleChange.ActiveWeek;
import switchboard.insight.Period;
import switchboard.insight.Suppression;
import switchboard.insight.Week;
import switchboard.insight.WeekHiding;
import switchboard.store.JourneyDao.CohortFigures;
import switchboard.store.Tables;

/** Reads counts of people by week. */
public final class PeopleByWeek {

  private PeopleByWeek() {}

  /** From the week before the first one of the period on. */
  static List<ActiveWeek> active(Tables tables, Period period) {
    return tables
        .journeys()
        .weeks(PeopleChange.firstWeek(period) - 1, Week.ofDay(period.last()).number())
        .stream()
        .map(it ->
            new ActiveWeek(new Week(it.week()), it.newcomers(), it.returned(), it.resurrected()))
        .toList();
  }

  static Map<CohortWeek, Long> cohorts(Tables tables, Period period) {
    long last = Week.ofDay(period.last()).number();
    return tables.journeys().cohorts(last - CohortTriangle.weeks(period) + 1, last).stream()
        .collect(
            Collectors.toMap(
                it -> new CohortWeek(new Week(it.arrivedWeek()), it.week()),
                CohortFigures::people));
  }

  /** What is hidden in all ranges up to a day. */
  public static WeekHiding hiding(Tables tables, long lastDay, Suppression suppression) {
    var longest = WeekHiding.longest(lastDay);
    return new WeekHiding(suppression, lastDay, active(tables, longest), cohorts(tables, longest));
  }
}
