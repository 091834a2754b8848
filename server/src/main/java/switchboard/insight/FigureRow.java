package switchboard.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.insight.FigureTable.Cell;

/** Rows of figures for programs: values by the name of their column. */
public final class FigureRow {

  /** The names of the columns whose counts are hidden. */
  private static final String HIDDEN = "hidden";

  private static final double PRECISION = 10_000;
  private static final double SECOND = 1_000;

  private FigureRow() {}

  /**
   * All rows. A day is an ISO 8601 date, a duration a number of seconds, a share one from 0 to 1,
   * and a label a word. What is hidden or not known is null.
   */
  public static List<Map<String, @Nullable Object>> all(FigureTable table) {
    return table.rows().stream().map(row -> values(table, row)).toList();
  }

  private static Map<String, @Nullable Object> values(FigureTable table, List<Cell> row) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    var hidden = new ArrayList<String>();
    for (int i = 0; i < row.size(); i++) {
      var column = table.columns().get(i).name();
      values.put(column, value(row.get(i)));
      if (row.get(i) instanceof Cell.Hidden) {
        hidden.add(column);
      }
    }
    values.put(HIDDEN, hidden);
    return values;
  }

  private static @Nullable Object value(Cell cell) {
    return switch (cell) {
      case Cell.Name(var text) -> text;
      case Cell.Label(var text) -> word(text);
      case Cell.Count(var value) -> value;
      case Cell.Share(var value) -> Math.round(value * PRECISION) / PRECISION;
      case Cell.Time(var value) -> value.toMillis() / SECOND;
      case Cell.Day(var value) -> value.toString();
      case Cell.Hidden _, Cell.Empty _ -> null;
    };
  }

  /** The last part of the key: it stays the same in every language. */
  private static String word(Sentence label) {
    var key = label.key();
    return key.isEmpty() ? label.toString() : key.substring(key.lastIndexOf('.') + 1);
  }
}
