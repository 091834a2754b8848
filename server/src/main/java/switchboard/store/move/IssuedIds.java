package switchboard.store.move;

import java.sql.Connection;
import java.sql.SQLException;
import switchboard.store.sql.Database;

/** Lets the target issue ids above all that the source has issued, also to rows deleted since. */
final class IssuedIds {

  private IssuedIds() {}

  static void move(DatabaseView source, Database target) {
    for (var table : MovedTable.WITH_ISSUED_IDS) {
      long last = source.read(open -> last(source.database(), open, table));
      if (last > 0) {
        var _ = DatabaseView.write(target, open -> issueAfter(target, open, table, last));
      }
    }
    if (target.isShared()) {
      reserveAfter(source, target);
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

  private static boolean issueAfter(Database database, Connection open, String table, long last)
      throws SQLException {
    try (var statement = open.createStatement()) {
      if (database.isShared()) {
        return statement.execute(
            "SELECT setval(CAST(pg_get_serial_sequence('%s', 'id') AS regclass), %d)"
                .formatted(table, last));
      }
      var _ = statement.executeUpdate("DELETE FROM sqlite_sequence WHERE name = '" + table + "'");
      return statement.execute(
          "INSERT INTO sqlite_sequence (name, seq) VALUES ('%s', %d)".formatted(table, last));
    }
  }

  /** Blocks of row ids begin at multiples of their size. */
  private static void reserveAfter(DatabaseView source, Database target) {
    long highest =
        MovedTable.WITH_ROW_IDS.stream()
            .mapToLong(table -> source.number("SELECT COALESCE(max(id), 0) FROM " + table))
            .max()
            .orElse(0);
    long next = (Math.max(0, highest) / Database.RESERVED_IDS + 1) * Database.RESERVED_IDS;
    var _ =
        DatabaseView.write(
            target,
            open ->
                DatabaseView.number(open, "SELECT setval('row_ids', %d, false)".formatted(next)));
  }
}
