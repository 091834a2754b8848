package switchboard.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;

/** Puts the counts of the period before beside those of a table, row by row. */
public final class Comparison {

  /** The end of the name of a column with counts of the period before. */
  public static final String BEFORE = "_before";

  private Comparison() {}

  /**
   * The table with a column of the period before beside each column of counts. Rows belong together
   * if they have the same names; a table whose rows are days stays as it is. Of a row that only the
   * largest ones of the period before lack, nothing is known.
   */
  public static FigureTable beside(FigureTable now, FigureTable before) {
    return beside(now, before, before.isWhole() ? new Cell.Count(0) : new Cell.Empty());
  }

  /** The same where nothing is known of the period before. */
  public static FigureTable besideNothing(FigureTable now) {
    return beside(now, now.empty(), new Cell.Empty());
  }

  private static FigureTable beside(FigureTable now, FigureTable before, Cell missing) {
    var counted =
        IntStream.range(0, now.columns().size())
            .filter(i -> now.rows().stream().anyMatch(row -> isCounted(row.get(i))))
            .boxed()
            .toList();
    if (counted.isEmpty() || now.rows().stream().anyMatch(row -> key(row).isEmpty())) {
      return now;
    }
    var earlier = new HashMap<List<Cell>, List<Cell>>();
    before.rows().forEach(row -> earlier.put(key(row), row));
    var columns = new ArrayList<Column>();
    for (int i = 0; i < now.columns().size(); i++) {
      var column = now.columns().get(i);
      columns.add(column);
      if (counted.contains(i)) {
        columns.add(new Column(column.name() + BEFORE, column.splitsPeople()));
      }
    }
    var rows =
        now.rows().stream()
            .map(row -> beside(row, earlier.get(key(row)), missing, counted))
            .toList();
    return new FigureTable(now.name(), columns, rows);
  }

  private static List<Cell> beside(
      List<Cell> now, @Nullable List<Cell> before, Cell missing, List<Integer> counted) {
    var row = new ArrayList<Cell>();
    for (int i = 0; i < now.size(); i++) {
      row.add(now.get(i));
      if (counted.contains(i)) {
        row.add(before == null ? missing : before.get(i));
      }
    }
    return row;
  }

  private static List<Cell> key(List<Cell> row) {
    return row.stream().filter(Comparison::isName).toList();
  }

  private static boolean isCounted(Cell cell) {
    return cell instanceof Cell.Count || cell instanceof Cell.Hidden;
  }

  private static boolean isName(Cell cell) {
    return cell instanceof Cell.Name || cell instanceof Cell.Label;
  }
}
