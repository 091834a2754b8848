package switchboard.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.servlet.View;
import switchboard.domain.NumericId;
import switchboard.store.IdAsNumber;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * CSV and JSON export of a list, with a column for each component of its records, or each key of
 * its maps.
 *
 * @param columns the names in JSON
 */
public record TableExport(List<String> columns, List<?> rows) {

  /** Cells that a spreadsheet would evaluate as a formula (OWASP, CSV Injection). */
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addMixIn(NumericId.class, IdAsNumber.class)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  public static TableExport of(List<? extends Record> rows) {
    var columns =
        rows.isEmpty()
            ? List.<String>of()
            : List.copyOf(JSON.valueToTree(rows.getFirst()).propertyNames());
    return new TableExport(columns, rows);
  }

  public View json() {
    var body = JSON.writeValueAsBytes(rows);
    return sent("application/json", "", body);
  }

  /**
   * The table as CSV (RFC 4180), in UTF-8 with a byte order mark for spreadsheets.
   *
   * @param name the file name without its ending
   */
  public View csv(String name) {
    var lines =
        Stream.concat(Stream.of(line(columns)), rows.stream().map(row -> line(values(row))));
    var text = lines.collect(Collectors.joining("", "\uFEFF", ""));
    return sent("text/csv;charset=UTF-8", name + ".csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> values(Object row) {
    return JSON.valueToTree(row).values().stream().map(TableExport::cell).toList();
  }

  private static String cell(JsonNode value) {
    return value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(TableExport::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** Quotes a cell. An apostrophe in front turns a formula into text. */
  private static String quoted(String cell) {
    var safe = FORMULA.matcher(cell).find() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  private static View sent(String type, String file, byte[] body) {
    return (_, _, response) -> {
      response.setContentType(type);
      if (!file.isEmpty()) {
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
      }
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    };
  }
}
