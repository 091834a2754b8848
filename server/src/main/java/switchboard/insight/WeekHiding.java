package switchboard.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import switchboard.insight.CohortTriangle.CohortWeek;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.PeopleChange.ActiveWeek;

/**
 * Hides counts of people by week. It decides once for all tables and ranges: what is hidden in one
 * of them is shown in no other.
 */
public final class WeekHiding {

  private final long last;
  private final WeekLines lines;
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
    last = Week.ofDay(lastDay).number();
    lines = WeekLines.upTo(lastDay);
    var all = longest(lastDay);
    var counts = new ArrayList<Long>();
    for (var table :
        List.of(PeopleChange.allWeeks(all, weeks), CohortTriangle.whole(all, cohorts).table())) {
      table.rows().stream()
          .flatMap(List::stream)
          .forEach(cell -> {
            if (cell instanceof Cell.Count(var people)) {
              counts.add(people);
            }
          });
    }
    cells = suppression.cells(counts, lines.totals(), lines.balances());
  }

  static long week(List<Cell> row) {
    return Week.ofDay(((Cell.Day) row.getFirst()).value().toEpochDay()).number();
  }

  /** A table of weeks with what may be shown. */
  public FigureTable table(FigureTable table) {
    return table.with(table.rows().stream().map(row -> row(table, row)).toList());
  }

  private List<Cell> row(FigureTable table, List<Cell> row) {
    long ago = last - week(row);
    return IntStream.range(0, row.size())
        .mapToObj(i ->
            row.get(i) instanceof Cell.Count
                ? cells.get(Objects.requireNonNull(lines.index(table.columns().get(i).name(), ago)))
                : row.get(i))
        .toList();
  }

  /** Whether the number of those who came in a week is hidden. */
  public boolean hidesNewcomers(Week week) {
    var index = lines.newcomers(last - week.number());
    return index != null && cells.get(index) instanceof Cell.Hidden;
  }
}
