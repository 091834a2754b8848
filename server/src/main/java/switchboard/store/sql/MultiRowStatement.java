package switchboard.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An {@code INSERT} or {@code UPDATE} of one row, rewritten for any number of rows: PostgreSQL
 * makes rows of arrays, one for each parameter. No two of the rows may have the same key.
 */
record MultiRowStatement(String sql, List<ParameterBinding> slots) {

  private static final Pattern VALUES =
      Pattern.compile("VALUES\\s*\\((.*?)\\)\\s*(?=ON CONFLICT|RETURNING|$)", Pattern.DOTALL);

  /** The name of a parameter in the statement. */
  static String column(int parameter) {
    return "given.c" + parameter;
  }

  /**
   * @param statement with {@link #column} for each parameter
   * @param slots the parameters in order
   * @return empty for other statements
   */
  static Optional<MultiRowStatement> of(String statement, List<ParameterBinding> slots) {
    var rows = rows(slots);
    var values = VALUES.matcher(statement);
    if (statement.startsWith("INSERT") && values.find()) {
      var inserted = "SELECT %s %s ".formatted(values.group(1), rows);
      return statement(values.replaceFirst(Matcher.quoteReplacement(inserted)), slots);
    }
    return statement.startsWith("INSERT") || statement.startsWith("UPDATE")
        ? statement(
            statement.replaceFirst("WHERE", Matcher.quoteReplacement(rows + " WHERE")), slots)
        : Optional.empty();
  }

  private static Optional<MultiRowStatement> statement(String sql, List<ParameterBinding> slots) {
    return Optional.of(new MultiRowStatement(sql, slots));
  }

  private static String rows(List<ParameterBinding> slots) {
    var arrays =
        slots.stream()
            .map(slot -> "CAST(? AS " + type(slot) + "[])")
            .collect(Collectors.joining(", "));
    var names =
        IntStream.range(0, slots.size())
            .mapToObj(i -> column(i).replace("given.", ""))
            .collect(Collectors.joining(", "));
    return "FROM unnest(%s) AS given (%s)".formatted(arrays, names);
  }

  /** The values of all rows, an array for each parameter. */
  @Nullable Object[][] columns(List<?> rows, ColumnCipher cipher)
      throws ReflectiveOperationException {
    var columns = new @Nullable Object[slots.size()][];
    for (int i = 0; i < columns.length; i++) {
      boolean isBinary = slots.get(i).sqlType() == Types.BINARY;
      columns[i] = isBinary ? new byte[rows.size()][] : new Object[rows.size()];
      for (int row = 0; row < rows.size(); row++) {
        columns[i][row] = slots.get(i).value(rows.get(row), cipher);
      }
    }
    return columns;
  }

  /**
   * @param first number of the first parameter
   */
  void bind(
      Connection connection, PreparedStatement statement, int first, @Nullable Object[][] columns)
      throws SQLException {
    for (int i = 0; i < columns.length; i++) {
      statement.setArray(first + i, connection.createArrayOf(type(slots.get(i)), columns[i]));
    }
  }

  private static String type(ParameterBinding slot) {
    return switch (slot.sqlType()) {
      case Types.BINARY -> "bytea";
      case Types.INTEGER -> "int4";
      case Types.VARCHAR -> "text";
      default -> "int8";
    };
  }
}
