package switchboard.store.move;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import switchboard.store.sql.Database;

/**
 * Reads a table page by page, in the order of its key, which is the same on both databases. A page
 * has as many rows as fit into a few megabytes, judged by the page before.
 */
final class TablePages {

  private static final int FIRST_ROWS = 100;
  private static final int MAX_ROWS = 2_000;
  private static final long PAGE_BYTES = 4 << 20;

  private final Connection connection;
  private final MovedTable table;
  private final List<MovedColumn> columns;
  private final String collation;
  private int limit = FIRST_ROWS;

  TablePages(Database database, Connection connection, MovedTable table) throws SQLException {
    this.connection = connection;
    this.table = table;
    columns = MovedColumn.of(connection, table);
    collation = database.isShared() ? " COLLATE \"C\"" : "";
  }

  List<MovedColumn> columns() {
    return columns;
  }

  /**
   * The next page; empty after the last.
   *
   * @param last the key of the last row before it; null for the first page
   */
  List<MovedRow> after(@Nullable MovedRow last) throws SQLException {
    var sql =
        "SELECT %s FROM %s%s ORDER BY %s LIMIT ?"
            .formatted(names(columns), table.name(), where(last != null), order(""));
    try (var statement = connection.prepareStatement(sql)) {
      int bound = 0;
      if (last != null) {
        last.bind(statement, key());
        bound = key().size();
      }
      statement.setInt(bound + 1, limit);
      var page = rows(statement, columns);
      adapt(page);
      return page;
    }
  }

  private void adapt(List<MovedRow> page) {
    long bytes = page.stream().mapToLong(MovedRow::bytes).sum();
    long fitting = PAGE_BYTES * Math.max(1, page.size()) / Math.max(1, bytes);
    limit = (int) Math.max(1, Math.min(MAX_ROWS, Math.min(fitting, 4L * limit)));
  }

  /** The key of a row of this table. */
  MovedRow keyOf(MovedRow row) {
    var names = columns.stream().map(MovedColumn::name).toList();
    var values = new ArrayList<@Nullable Object>();
    table.key().forEach(column -> values.add(row.values().get(names.indexOf(column))));
    return new MovedRow(values);
  }

  /** The highest key; null when the table is empty. */
  @Nullable MovedRow lastKey() throws SQLException {
    var sql =
        "SELECT %s FROM %s%s ORDER BY %s LIMIT 1"
            .formatted(names(key()), table.name(), where(false), order(" DESC"));
    try (var statement = connection.prepareStatement(sql)) {
      var found = rows(statement, key());
      return found.isEmpty() ? null : found.getFirst();
    }
  }

  long count() throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "SELECT count(*) FROM %s%s".formatted(table.name(), where(false)));
        var found = statement.executeQuery()) {
      found.next();
      return found.getLong(1);
    }
  }

  private static List<MovedRow> rows(PreparedStatement statement, List<MovedColumn> columns)
      throws SQLException {
    try (var found = statement.executeQuery()) {
      var rows = new ArrayList<MovedRow>();
      while (found.next()) {
        rows.add(MovedRow.read(found, columns));
      }
      return rows;
    }
  }

  private String where(boolean after) {
    var conditions = new ArrayList<String>();
    if (table.condition() != null) {
      conditions.add(table.condition());
    }
    if (after) {
      conditions.add("(%s) > (%s)".formatted(order(""), marks(key().size())));
    }
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  private String order(String direction) {
    return key().stream()
        .map(column -> column.quoted() + (column.isText() ? collation : "") + direction)
        .collect(Collectors.joining(", "));
  }

  private List<MovedColumn> key() {
    return table.key().stream().map(this::column).toList();
  }

  private MovedColumn column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
  }

  static String names(List<MovedColumn> columns) {
    return columns.stream().map(MovedColumn::quoted).collect(Collectors.joining(", "));
  }

  static String marks(int count) {
    return IntStream.range(0, count).mapToObj(_ -> "?").collect(Collectors.joining(", "));
  }
}
