package switchboard.console.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.web.servlet.View;
import switchboard.console.TableExport;
import switchboard.domain.Bot;
import switchboard.insight.FigureRow;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;

/** A table of figures as a file. */
final class FigureExport {

  private FigureExport() {}

  static View json(FigureTable table) {
    return new TableExport(List.of(), FigureRow.all(table)).json();
  }

  /** Numbers and dates for spreadsheets; names and hidden counts as on the page. */
  static View csv(FigureTable table, String name, Bot bot) {
    var columns = table.columns().stream().map(Column::name).toList();
    var plain = FigureRow.all(table);
    var rows =
        IntStream.range(0, plain.size())
            .mapToObj(i -> texts(table, table.rows().get(i), plain.get(i), bot))
            .toList();
    return new TableExport(columns, rows).csv(name);
  }

  private static Map<String, Object> texts(
      FigureTable table, List<Cell> cells, Map<String, ?> plain, Bot bot) {
    var row = new LinkedHashMap<String, Object>();
    for (int i = 0; i < cells.size(); i++) {
      var column = table.columns().get(i);
      var value = plain.get(column.name());
      boolean number = value instanceof Number || cells.get(i) instanceof Cell.Day;
      row.put(
          column.name(), number && value != null ? value : CellText.of(column, cells.get(i), bot));
    }
    return row;
  }
}
