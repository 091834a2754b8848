package switchboard.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.insight.FigureTable.Cell;

/**
 * Which counts of people by week add up to others. Weeks are counted back from the last one, so
 * this depends on the day of the week only.
 */
final class WeekLines {

  private static final String COHORT = "week_";
  private static final String NEWCOMERS = "newcomers";
  private static final String RETURNED = "returned";
  private static final String RESURRECTED = "resurrected";
  private static final String DORMANT = "dormant";
  private static final int WEEK = 7;

  private static final Map<Long, WeekLines> BY_WEEKDAY = new ConcurrentHashMap<>();

  /**
   * A count.
   *
   * @param ago weeks of its row before the last one
   */
  private record Place(String column, long ago) {

    boolean isOfCohort() {
      return column.startsWith(COHORT);
    }

    /** Which week's activity it counts. */
    long active() {
      return isOfCohort() ? ago - Long.parseLong(column.substring(COHORT.length())) : ago;
    }
  }

  private final Map<Place, Integer> places = new LinkedHashMap<>();
  private final List<List<Integer>> totals;
  private final List<List<Integer>> balances;

  static WeekLines upTo(long lastDay) {
    return BY_WEEKDAY.computeIfAbsent(
        Math.floorMod(lastDay, (long) WEEK), _ -> new WeekLines(lastDay));
  }

  private WeekLines(long lastDay) {
    var all = WeekHiding.longest(lastDay);
    long last = Week.ofDay(lastDay).number();
    for (var table :
        List.of(
            PeopleChange.allWeeks(all, List.of()), CohortTriangle.whole(all, Map.of()).table())) {
      for (var row : table.rows()) {
        for (int i = 1; i < row.size(); i++) {
          if (row.get(i) instanceof Cell.Count) {
            places.put(
                new Place(table.columns().get(i).name(), last - WeekHiding.week(row)),
                places.size());
          }
        }
      }
    }
    totals = totals(lastDay);
    balances = balanced();
  }

  /** Lines of counts whose sum may be known. */
  List<List<Integer>> totals() {
    return totals;
  }

  /** Lines of counts each of which follows from the others. */
  List<List<Integer>> balances() {
    return balances;
  }

  /** The index of a count; null if it is in no table. */
  @Nullable Integer index(String column, long ago) {
    return places.get(new Place(column, ago));
  }

  @Nullable Integer newcomers(long ago) {
    return index(NEWCOMERS, ago);
  }

  /** Columns, those active in a week, and weeks of arrival; columns also as shorter ranges. */
  private List<List<Integer>> totals(long lastDay) {
    var lines = new ArrayList<List<Integer>>();
    for (long first : longest(lastDay)) {
      lines.addAll(lines(it -> it.ago() <= first, Place::column));
      lines.addAll(lines(it -> it.isOfCohort() && it.ago() <= first, Place::active));
    }
    lines.addAll(lines(Place::isOfCohort, Place::ago));
    lines.addAll(lines(it -> !it.isOfCohort() && !it.column().equals(DORMANT), Place::ago));
    return lines;
  }

  /** How many weeks ago tables begin. */
  private static List<Long> longest(long lastDay) {
    long last = Week.ofDay(lastDay).number();
    return Period.CHOICES.stream()
        .map(days -> new Period(lastDay - days + 1, days))
        .flatMap(it -> Stream.of(last - PeopleChange.firstWeek(it), CohortTriangle.weeks(it) - 1L))
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
  private List<List<Integer>> balanced() {
    var earlier =
        places.keySet().stream()
            .filter(it -> it.isOfCohort() && it.ago() > it.active())
            .collect(Collectors.groupingBy(Place::active));
    return places.keySet().stream()
        .filter(it -> it.column().equals(NEWCOMERS))
        .map(Place::ago)
        .flatMap(ago ->
            Stream.of(
                known(new Place(NEWCOMERS, ago), new Place(COHORT + 0, ago)),
                known(
                    Stream.concat(
                            Stream.of(new Place(RETURNED, ago), new Place(RESURRECTED, ago)),
                            earlier.getOrDefault(ago, List.of()).stream())
                        .toArray(Place[]::new)),
                known(
                    new Place(DORMANT, ago),
                    new Place(RETURNED, ago),
                    new Place(NEWCOMERS, ago + 1),
                    new Place(RETURNED, ago + 1),
                    new Place(RESURRECTED, ago + 1))))
        .toList();
  }

  private List<Integer> known(Place... of) {
    return Stream.of(of).filter(places::containsKey).map(places::get).toList();
  }
}
