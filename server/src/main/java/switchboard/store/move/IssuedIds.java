package switchboard.store.move;

import java.sql.Connection;
import java.sql.SQLException;
import switchboard.store.sql.Database;

/** Lets the target issue ids above all that the source has issued, also to rows deleted since. */
final class IssuedIds {

  private IssuedIds() {}

  /**
   * @param open a transaction on the target
   */
  static void move(DatabaseView source, Database target, Connection open) throws SQLException {
    for (var table : MovedTable.WITH_ISSUED_IDS) {
      long last = source.read(from -> last(source.database(), from, table));
      if (last > 0) {
        issueAfter(target, open, table, Math.max(last, last(target, open, table)));
      }
    }
    if (target.isShared()) {
      reserveAfter(source, open);
    }
  }

  private static long last(Database database, Connection open, String table) throws SQLException {
    long highest = DatabaseView.number(open, "SELECT COALESCE(max(id), 0) FROM " + table);
    var issued =
        database.isShared()
            ? "SELECT pg_sequence_last_value(CAST(pg_get_serial_sequence('%s', 'id') AS regclass))"
            : "SELECT seq FROM sqlite_sequence WHERE name = '%s'";
    return Math.max(highest, DatabaseView.number(open, issued.formatted(table)));
  }

  private static void issueAfter(Database database, Connection open, String table, long last)
      throws SQLException {
    try (var statement = open.createStatement()) {
      if (database.isShared()) {
        statement.execute(
            "SELECT setval(CAST(pg_get_serial_sequence('%s', 'id') AS regclass), %d)"
                .formatted(table, last));
        return;
      }
      statement.execute("DELETE FROM sqlite_sequence WHERE name = '" + table + "'");
      statement.execute(
          "INSERT INTO sqlite_sequence (name, seq) VALUES ('%s', %d)".formatted(table, last));
    }
  }

  /**
   * Blocks of row ids begin at multiples of their size. PostgreSQL keeps a sequence's value when a
   * transaction is rolled back, so it only grows.
   */
  private static void reserveAfter(DatabaseView source, Connection open) throws SQLException {
    long highest =
        MovedTable.WITH_ROW_IDS.stream()
            .mapToLong(table -> source.number("SELECT COALESCE(max(id), 0) FROM " + table))
            .max()
            .orElse(0);
    long next = (Math.max(0, highest) / Database.RESERVED_IDS + 1) * Database.RESERVED_IDS;
    long unused =
        DatabaseView.number(
            open,
            "SELECT last_value + CASE WHEN is_called THEN %d ELSE 0 END FROM row_ids"
                .formatted(Database.RESERVED_IDS));
    if (next > unused) {
      var _ = DatabaseView.number(open, "SELECT setval('row_ids', %d, false)".formatted(next));
    }
  }
}
