package switchboard.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.servlet.View;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page lists, for spreadsheets and programs: a column for each component of its records.
 *
 * @param columns by the names they have in JSON
 */
public record Table(List<String> columns, List<? extends Record> rows) {

  /** What a spreadsheet would take for a formula (OWASP, CSV Injection). */
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  public static Table of(List<? extends Record> rows) {
    var columns =
        rows.isEmpty()
            ? List.<String>of()
            : List.copyOf(JSON.valueToTree(rows.getFirst()).propertyNames());
    return new Table(columns, rows);
  }

  public View json() {
    var body = JSON.writeValueAsBytes(rows);
    return sent("application/json", "", body);
  }

  /**
   * RFC 4180, in UTF-8 with the mark by which spreadsheets know it.
   *
   * @param name of the file
   */
  public View csv(String name) {
    var lines =
        Stream.concat(Stream.of(line(columns)), rows.stream().map(row -> line(values(row))));
    var text = lines.collect(Collectors.joining("", "\uFEFF", ""));
    return sent("text/csv;charset=UTF-8", name + ".csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> values(Record row) {
    return JSON.valueToTree(row).values().stream().map(Table::cell).toList();
  }

  private static String cell(JsonNode value) {
    return value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Table::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** An apostrophe before what would be a formula: it is shown as the text that it is. */
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
