package switchboard.console.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.web.servlet.View;
import switchboard.domain.Bot;
import switchboard.insight.FigureRow;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;
import switchboard.operations.TableFormat;
import switchboard.web.StreamedFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A table of figures as a file. */
final class FigureExport {

  private static final JsonMapper JSON = JsonMapper.shared();

  private FigureExport() {}

  static View json(FigureTable table, String name) {
    return file(TableFormat.JSON, table, FigureRow.all(table), name);
  }

  /** Numbers and dates for spreadsheets; names and hidden counts as on the page. */
  static View csv(FigureTable table, String name, Bot bot) {
    var plain = FigureRow.all(table);
    var rows =
        IntStream.range(0, plain.size())
            .mapToObj(i -> texts(table, table.rows().get(i), plain.get(i), bot))
            .toList();
    return file(TableFormat.CSV, table, rows, name);
  }

  private static View file(
      TableFormat format, FigureTable table, List<? extends Map<String, ?>> rows, String name) {
    var columns = table.columns().stream().map(Column::name).toList();
    var nodes = rows.stream().<JsonNode>map(JSON::valueToTree).toList();
    return new StreamedFile(
        format.mediaType(),
        name + "." + format.word(),
        out -> out.write(format.table(columns, nodes)));
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
