package switchboard.insight;

import static switchboard.base.Sentence.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import switchboard.base.Sentence;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;

/**
 * How many of those who arrived in a week were active so many weeks later.
 *
 * @param last the last day that is known
 * @param table a row for each week of arrival, a column for each number of weeks after it
 */
public record CohortTriangle(long last, FigureTable table) {

  private static final int MIN_WEEKS = 8;
  private static final int WEEK = 7;
  private static final int NEXT = 1;
  private static final int MONTH = 4;
  private static final int FIRST_COLUMN = 1;

  /** People by week of arrival and the number of weeks after it. */
  public record CohortWeek(Week arrived, long weeksLater) {}

  /** How many weeks of arrival belong to a period. */
  public static int weeks(Period period) {
    return Math.max(MIN_WEEKS, (period.days() + WEEK - 1) / WEEK);
  }

  /** The weeks before anybody arrived are left out. */
  public static CohortTriangle of(Period period, Map<CohortWeek, Long> people) {
    var end = Week.ofDay(period.last());
    long arrivedFirst =
        people.keySet().stream().mapToLong(it -> it.arrived().number()).min().orElse(end.number());
    long first = Week.begin(end.number() - weeks(period) + 1, arrivedFirst, end);
    return of((int) (end.number() - first + 1), period, people);
  }

  /** With all weeks, whether anybody arrived or not. */
  static CohortTriangle whole(Period period, Map<CohortWeek, Long> people) {
    return of(weeks(period), period, people);
  }

  private static CohortTriangle of(int weeks, Period period, Map<CohortWeek, Long> people) {
    var end = Week.ofDay(period.last());
    var columns = new ArrayList<Column>();
    columns.add(Column.of("arrived"));
    IntStream.range(0, weeks).mapToObj(n -> Column.ofPeople("week_" + n)).forEach(columns::add);
    var rows =
        LongStream.rangeClosed(end.number() - weeks + 1, end.number())
            .mapToObj(arrived -> row(new Week(arrived), end, weeks, people))
            .toList();
    return new CohortTriangle(period.last(), new FigureTable("cohorts", columns, rows));
  }

  private static List<Cell> row(Week arrived, Week end, int weeks, Map<CohortWeek, Long> people) {
    return Stream.concat(
            Stream.<Cell>of(new Cell.Day(arrived.monday())),
            LongStream.range(0, weeks)
                .<Cell>mapToObj(n ->
                    arrived.number() + n > end.number()
                        ? new Cell.Empty()
                        : new Cell.Count(people.getOrDefault(new CohortWeek(arrived, n), 0L))))
        .toList();
  }

  public CohortTriangle hidden(WeekHiding hiding) {
    return new CohortTriangle(last, hiding.table(table));
  }

  /**
   * The share of those who were active so many weeks after their arrival, in percent, over all
   * weeks of arrival for which that week is over and whose numbers are shown; -1 without any.
   */
  long retained(int weeksLater) {
    long arrived = 0;
    long active = 0;
    for (var row : table.rows()) {
      if (row.getFirst() instanceof Cell.Day(var monday)
          && monday.toEpochDay() + (long) WEEK * (weeksLater + 1) <= last + 1
          && row.get(FIRST_COLUMN) instanceof Cell.Count(var all)
          && weeksLater + FIRST_COLUMN < row.size()
          && row.get(weeksLater + FIRST_COLUMN) instanceof Cell.Count(var those)) {
        arrived += all;
        active += those;
      }
    }
    return arrived == 0 ? -1 : Math.round(100.0 * active / arrived);
  }

  public Sentence summary() {
    long next = retained(NEXT);
    long month = retained(MONTH);
    if (next < 0) {
      return sentence("insight.staying.summary.early");
    }
    return month < 0
        ? sentence("insight.staying.summary.week", next)
        : sentence("insight.staying.summary", next, month);
  }
}
