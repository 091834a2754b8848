package switchboard.console.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Suppression;
import switchboard.insight.Week;

/** A day with what may be shown of it. */
public record DayCells(LocalDate date, Cell newcomers, Cell active, long messages, long taps) {

  /**
   * The days of whole weeks. Newcomers are hidden week by week, since the page Insight shows their
   * sum; so all are if that is hidden. Those active on several days have no sum.
   *
   * @param isHidden whether the number of a week's newcomers is hidden
   */
  static List<DayCells> of(
      List<ActivityTrend.Day> days, Suppression suppression, Predicate<Week> isHidden) {
    return days.stream()
        .collect(Collectors.groupingBy(DayCells::week, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .flatMap(it -> week(it.getValue(), suppression, isHidden.test(it.getKey())))
        .toList();
  }

  private static Week week(ActivityTrend.Day day) {
    return Week.ofDay(day.date().toEpochDay());
  }

  private static Stream<DayCells> week(
      List<ActivityTrend.Day> days, Suppression suppression, boolean hidden) {
    var counts = days.stream().map(ActivityTrend.Day::newcomers).toList();
    var cells = suppression.list(counts);
    var week = new ArrayList<DayCells>();
    for (int i = 0; i < days.size(); i++) {
      var day = days.get(i);
      boolean also = hidden && cells.get(i) instanceof Cell.Count;
      week.add(
          new DayCells(
              day.date(),
              also ? new Cell.Hidden(Cell.Hidden.UNBOUNDED) : cells.get(i),
              suppression.list(List.of(day.active())).getFirst(),
              day.messages(),
              day.taps()));
    }
    return week.stream();
  }

  /**
   * A row of the file.
   *
   * @param hidden the names of the columns whose number is hidden
   */
  record Row(
      LocalDate date,
      @Nullable Long newcomers,
      @Nullable Long active,
      long messages,
      long taps,
      List<String> hidden) {}

  Row row() {
    var hidden = new ArrayList<String>();
    return new Row(
        date,
        number("newcomers", newcomers, hidden),
        number("active", active, hidden),
        messages,
        taps,
        hidden);
  }

  private static @Nullable Long number(String column, Cell cell, List<String> hidden) {
    if (cell instanceof Cell.Count(var people)) {
      return people;
    }
    hidden.add(column);
    return null;
  }
}
