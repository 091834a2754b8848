package switchboard.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import switchboard.insight.CohortTriangle.CohortWeek;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.PeopleChange.ActiveWeek;

/**
 * Hides counts of people by week. It decides once for all tables and ranges: what is hidden in one
 * of them is in no other.
 */
public final class WeekHiding {

  private static final String COHORT = "week_";
  private static final String NEWCOMERS = "newcomers";
  private static final String RETURNED = "returned";
  private static final String RESURRECTED = "resurrected";
  private static final String DORMANT = "dormant";

  /** A count, by its column and the week of its row. */
  private record Place(String column, long week) {

    boolean isOfCohort() {
      return column.startsWith(COHORT);
    }

    /** Which week's activity it counts. */
    long active() {
      return isOfCohort() ? week + Long.parseLong(column.substring(COHORT.length())) : week;
    }
  }

  private final Map<Place, Integer> places = new LinkedHashMap<>();
  private final List<Long> counts = new ArrayList<>();
  private final List<Cell> cells;

  /** The longest range: all others are the end of it. */
  public static Period longest(long lastDay) {
    int days = Period.CHOICES.getLast();
    return new Period(lastDay - days + 1, days);
  }

  /**
   * @param weeks of the {@link #longest} range
   * @param cohorts of the same
   */
  public WeekHiding(
      Suppression suppression,
      long lastDay,
      List<ActiveWeek> weeks,
      Map<CohortWeek, Long> cohorts) {
    var all = longest(lastDay);
    add(PeopleChange.weeks(all, weeks));
    add(CohortTriangle.of(all, cohorts).table());
    cells = suppression.cells(counts, totals(lastDay), balances());
  }

  private void add(FigureTable table) {
    for (var row : table.rows()) {
      for (int i = 1; i < row.size(); i++) {
        if (row.get(i) instanceof Cell.Count(var people)) {
          places.put(new Place(table.columns().get(i).name(), week(row)), counts.size());
          counts.add(people);
        }
      }
    }
  }

  private static long week(List<Cell> row) {
    return Week.ofDay(((Cell.Day) row.getFirst()).value().toEpochDay()).number();
  }

  /** Columns, those active in a week, and weeks of arrival; columns also as shorter ranges. */
  private List<List<Integer>> totals(long lastDay) {
    var lines = new ArrayList<List<Integer>>();
    for (long first : firstWeeks(lastDay)) {
      lines.addAll(lines(it -> it.week() >= first, Place::column));
      lines.addAll(lines(it -> it.isOfCohort() && it.week() >= first, Place::active));
    }
    lines.addAll(lines(Place::isOfCohort, Place::week));
    lines.addAll(lines(it -> !it.isOfCohort() && !it.column().equals(DORMANT), Place::week));
    return lines;
  }

  /** With which weeks tables begin. */
  private static List<Long> firstWeeks(long lastDay) {
    long last = Week.ofDay(lastDay).number();
    return Period.CHOICES.stream()
        .map(days -> new Period(lastDay - days + 1, days))
        .flatMap(it -> Stream.of(PeopleChange.firstWeek(it), last - CohortTriangle.weeks(it) + 1))
        .distinct()
        .toList();
  }

  private List<List<Integer>> lines(Predicate<Place> which, Function<Place, Object> by) {
    return places.keySet().stream()
        .filter(which)
        .collect(Collectors.groupingBy(by, Collectors.mapping(places::get, Collectors.toList())))
        .values()
        .stream()
        .toList();
  }

  /**
   * New people are in two tables. Those who returned or resurrected arrived earlier; those who are
   * dormant were active in the week before.
   */
  private List<List<Integer>> balances() {
    var earlier =
        places.keySet().stream()
            .filter(it -> it.isOfCohort() && it.week() < it.active())
            .collect(Collectors.groupingBy(Place::active));
    return places.keySet().stream()
        .filter(it -> it.column().equals(NEWCOMERS))
        .map(Place::week)
        .flatMap(week ->
            Stream.of(
                known(new Place(NEWCOMERS, week), new Place(COHORT + 0, week)),
                known(
                    Stream.concat(
                            Stream.of(new Place(RETURNED, week), new Place(RESURRECTED, week)),
                            earlier.getOrDefault(week, List.of()).stream())
                        .toArray(Place[]::new)),
                known(
                    new Place(DORMANT, week),
                    new Place(RETURNED, week),
                    new Place(NEWCOMERS, week - 1),
                    new Place(RETURNED, week - 1),
                    new Place(RESURRECTED, week - 1))))
        .toList();
  }

  private List<Integer> known(Place... of) {
    return Stream.of(of).filter(places::containsKey).map(places::get).toList();
  }

  /** A table of weeks with what may be shown. */
  public FigureTable table(FigureTable table) {
    return table.with(table.rows().stream().map(row -> row(table, row)).toList());
  }

  private List<Cell> row(FigureTable table, List<Cell> row) {
    return IntStream.range(0, row.size())
        .mapToObj(i ->
            row.get(i) instanceof Cell.Count
                ? cells.get(places.get(new Place(table.columns().get(i).name(), week(row))))
                : row.get(i))
        .toList();
  }

  /** Whether the number of those who came in a week is hidden. */
  public boolean hidesNewcomers(Week week) {
    return known(new Place(NEWCOMERS, week.number())).stream()
        .anyMatch(i -> cells.get(i) instanceof Cell.Hidden);
  }
}
