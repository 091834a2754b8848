package switchboard.store.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import switchboard.store.sql.Database;

/**
 * Inserts rows as they were read elsewhere.
 *
 * @param connection with a transaction, which this does not end
 */
record RowInsert(Database target, Connection connection) {

  void into(MovedTable table, List<MovedColumn> columns, List<MovedRow> rows) throws SQLException {
    if (target.isShared()) {
      together(table, columns, rows);
    } else {
      eachRow(table, columns, rows);
    }
  }

  /** PostgreSQL makes rows of arrays, one for each column. */
  private void together(MovedTable table, List<MovedColumn> columns, List<MovedRow> rows)
      throws SQLException {
    var arrays =
        columns.stream()
            .map(column -> "CAST(? AS " + column.postgresType() + "[])")
            .collect(Collectors.joining(", "));
    var sql =
        "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT * FROM unnest(%s)"
            .formatted(table.name(), TablePages.names(columns), arrays);
    try (var insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.size(); i++) {
        var type = columns.get(i).postgresType();
        insert.setArray(i + 1, connection.createArrayOf(type, columns.get(i).values(rows, i)));
      }
      var _ = insert.executeUpdate();
    }
  }

  private void eachRow(MovedTable table, List<MovedColumn> columns, List<MovedRow> rows)
      throws SQLException {
    var sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(table.name(), TablePages.names(columns), TablePages.marks(columns.size()));
    try (var insert = connection.prepareStatement(sql)) {
      for (var row : rows) {
        row.bind(insert, columns);
        insert.addBatch();
      }
      var _ = insert.executeBatch();
    }
  }
}
