package switchboard.store.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import switchboard.store.sql.Database;

/**
 * Inserts rows as they were read elsewhere.
 *
 * @param connection with a transaction, which this does not end
 */
record RowInsert(Database target, Connection connection) {

  void into(MovedTable table, List<MovedColumn> columns, List<MovedRow> rows) throws SQLException {
    var sql =
        "INSERT INTO %s (%s)%s VALUES (%s)"
            .formatted(
                table.name(),
                TablePages.names(columns),
                target.isShared() ? " OVERRIDING SYSTEM VALUE" : "",
                TablePages.marks(columns.size()));
    try (var insert = connection.prepareStatement(sql)) {
      for (var row : rows) {
        row.bind(insert, columns);
        insert.addBatch();
      }
      var _ = insert.executeBatch();
    }
  }
}
