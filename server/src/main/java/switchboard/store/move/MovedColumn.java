package switchboard.store.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column, with the name that both databases have.
 *
 * @param type one of {@link Types}
 */
record MovedColumn(String name, int type) {

  /** The columns of a table that are moved. */
  static List<MovedColumn> of(Connection connection, MovedTable table) throws SQLException {
    try (var statement = connection.createStatement();
        var none = statement.executeQuery("SELECT * FROM " + table.name() + " WHERE 1 = 0")) {
      var found = none.getMetaData();
      var columns = new ArrayList<MovedColumn>();
      for (int i = 1; i <= found.getColumnCount(); i++) {
        if (!table.omitted().contains(found.getColumnName(i))) {
          columns.add(new MovedColumn(found.getColumnName(i), type(found.getColumnTypeName(i))));
        }
      }
      return List.copyOf(columns);
    }
  }

  private static int type(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "integer", "int8", "bigserial" -> Types.BIGINT;
      case "text" -> Types.VARCHAR;
      case "blob", "bytea" -> Types.BINARY;
      default -> throw new IllegalStateException("a column of the type " + name);
    };
  }

  /** The type of PostgreSQL, for arrays. */
  String postgresType() {
    return switch (type) {
      case Types.BIGINT -> "int8";
      case Types.BINARY -> "bytea";
      default -> "text";
    };
  }

  /**
   * The values of this column in rows, as PostgreSQL's driver takes them for an array.
   *
   * @param index of this column in the rows
   */
  @Nullable Object[] values(List<MovedRow> rows, int index) {
    @Nullable Object[] values =
        switch (type) {
          case Types.BIGINT -> new Long[rows.size()];
          case Types.BINARY -> new byte[rows.size()][];
          default -> new String[rows.size()];
        };
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i).values().get(index);
    }
    return values;
  }

  boolean isText() {
    return type == Types.VARCHAR;
  }

  String quoted() {
    return '"' + name + '"';
  }
}
