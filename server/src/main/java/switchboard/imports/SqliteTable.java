package switchboard.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.store.sqlite.DatabaseSummary;

/**
 * A table of another program’s SQLite database. Values are read as bytes, because the texts need
 * not be valid, and columns may hold values of any type.
 *
 * @param columns those of the original that it has
 * @param isNumbered whether its rows have a {@code rowid}
 */
record SqliteTable(
    Connection connection, String name, List<String> columns, boolean isNumbered, Charset charset) {

  /** Null when there is no table of this name. */
  static @Nullable SqliteTable find(Connection connection, String name, List<String> wanted)
      throws SQLException {
    var there = new ArrayList<String>();
    try (var statement = connection.prepareStatement("SELECT name FROM pragma_table_info(?)")) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          there.add(rows.getString(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return there.isEmpty()
        ? null
        : new SqliteTable(
            connection,
            name,
            wanted.stream().filter(there::contains).toList(),
            isNumbered(connection, name),
            charset(connection));
  }

  /** Of texts. Python’s databases have UTF-8, and few others differ. */
  private static Charset charset(Connection connection) throws SQLException {
    return switch (DatabaseSummary.strings(connection, "PRAGMA encoding").getFirst()) {
      case "UTF-16le" -> StandardCharsets.UTF_16LE;
      case "UTF-16be" -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }

  /** Views and tables WITHOUT ROWID are not. */
  private static boolean isNumbered(Connection connection, String name) {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT rowid FROM " + name + " LIMIT 1")) {
      return !rows.next() || rows.getString(1) != null;
    } catch (SQLException e) {
      return false;
    }
  }

  long count() throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM " + name)) {
      return rows.getLong(1);
    }
  }

  /** The rows in the order in which they were added, or in the opposite one. */
  Rows rows(boolean isNewestFirst) throws SQLException {
    var order = isNumbered ? " ORDER BY rowid" + (isNewestFirst ? " DESC" : "") : "";
    var values = columns.stream().map(SqliteTable::bytes).collect(Collectors.joining(", "));
    var statement = connection.createStatement();
    return new Rows(
        this,
        statement.executeQuery(
            "SELECT %s, %s FROM %s%s"
                .formatted(isNumbered ? "rowid" : "NULL", values, name, order)));
  }

  /** SQLite knows the length of a value without reading it. */
  private static String bytes(String column) {
    return "CASE WHEN octet_length(%1$s) > %2$d THEN zeroblob(%2$d + 1) ELSE CAST(%1$s AS BLOB) END"
        .formatted('"' + column + '"', Row.MAX_BYTES);
  }

  /** A cursor. */
  static final class Rows implements AutoCloseable {

    private final SqliteTable table;
    private final ResultSet result;
    private long number;

    private Rows(SqliteTable table, ResultSet result) {
      this.table = table;
      this.result = result;
    }

    /** Null after the last one. */
    @Nullable Row next() throws SQLException {
      if (!result.next()) {
        return null;
      }
      number = table.isNumbered() ? result.getLong(1) : number + 1;
      var values = new HashMap<String, byte[]>();
      for (int i = 0; i < table.columns().size(); i++) {
        var bytes = result.getBytes(i + 2);
        if (bytes != null) {
          values.put(table.columns().get(i), bytes);
        }
      }
      return Row.ofBytes("%s, row %d".formatted(table.name(), number), values, table.charset());
    }

    /** The number of the latest row. */
    long number() {
      return number;
    }

    @Override
    public void close() throws SQLException {
      result.getStatement().close();
    }
  }
}
