package switchboard.operations;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import switchboard.base.UserErrorException;
import switchboard.domain.Word;
import tools.jackson.databind.JsonNode;

/** Formats of exported tables: for spreadsheets, and for programs. */
public enum TableFormat implements Word {
  /** RFC 4180, in UTF-8 with a byte order mark, without which Excel guesses another encoding. */
  CSV("text/csv;charset=UTF-8") {
    @Override
    String begin(List<String> columns) {
      return "\uFEFF" + line(columns);
    }

    @Override
    String row(JsonNode row, List<String> columns, boolean first) {
      return line(columns.stream().map(column -> cell(row.path(column))).toList());
    }

    @Override
    String end() {
      return "";
    }
  },
  JSON("application/json") {
    @Override
    String begin(List<String> columns) {
      return "[";
    }

    @Override
    String row(JsonNode row, List<String> columns, boolean first) {
      return (first ? "\n" : ",\n") + row;
    }

    @Override
    String end() {
      return "\n]\n";
    }
  },
  /** JSON Lines: an object in each line. */
  JSONL("application/jsonl") {
    @Override
    String begin(List<String> columns) {
      return "";
    }

    @Override
    String row(JsonNode row, List<String> columns, boolean first) {
      return row + "\n";
    }

    @Override
    String end() {
      return "";
    }
  };

  /**
   * What a spreadsheet would evaluate as a formula (OWASP, CSV Injection), at the start of a cell
   * or where a cell starts for a spreadsheet that divides by semicolons or tabs, as in many
   * countries. A {@code ;-)} is none.
   */
  private static final Pattern FORMULA =
      Pattern.compile("^(?=[=+\\-@＝＋－＠\\t\\r\\n])|(?<=[;\\t][\\s\"]{0,9})(?=[=+\\-@＝＋－＠](?!\\)))");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private final String mediaType;

  TableFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * @throws UserErrorException when the word names none
   */
  public static TableFormat of(String word) {
    return Word.find(TableFormat.class, word)
        .orElseThrow(() -> UserErrorException.invalid("format", "Expected csv, json or jsonl."));
  }

  public String mediaType() {
    return mediaType;
  }

  /** A whole table. */
  public String table(List<String> columns, List<JsonNode> rows) {
    var text = new StringBuilder(begin(columns));
    for (int i = 0; i < rows.size(); i++) {
      text.append(row(rows.get(i), columns, i == 0));
    }
    return text.append(end()).toString();
  }

  abstract String begin(List<String> columns);

  abstract String row(JsonNode row, List<String> columns, boolean first);

  abstract String end();

  private static String cell(JsonNode value) {
    return value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(TableFormat::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** Quotes a cell. An apostrophe in front turns a formula into text. */
  private static String quoted(String cell) {
    var safe = NUMBER.matcher(cell).matches() ? cell : FORMULA.matcher(cell).replaceAll("'");
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
