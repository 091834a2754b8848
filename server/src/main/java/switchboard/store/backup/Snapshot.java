package switchboard.store.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import switchboard.store.sqlite.DatabaseSummary;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;

/**
 * A separate connection to a database in use, for consistent copies while others read and write.
 * All SQLite specifics of copying are here.
 */
public final class Snapshot implements CopiedDatabase {

  /** In the keys database, the receipts of all erasures. */
  static final String RECEIPTS =
      "SELECT receipt FROM erasure_ledger UNION SELECT receipt FROM erasures_under_way";

  private final Connection connection;
  private final Statement statement;

  /**
   * @param file an existing file
   */
  Snapshot(Path file, Schema schema) throws SQLException {
    connection = new SqliteDatabase(file, schema).open();
    statement = connection.createStatement();
  }

  @Override
  public long bytes() throws SQLException {
    return (number("page_count") - number("freelist_count")) * number("page_size");
  }

  private long number(String pragma) throws SQLException {
    try (var result = statement.executeQuery("PRAGMA " + pragma)) {
      return result.getLong(1);
    }
  }

  Map<String, String> facts() throws SQLException {
    return DatabaseSummary.facts(connection);
  }

  List<String> receipts() throws SQLException {
    return DatabaseSummary.strings(connection, RECEIPTS);
  }

  /**
   * The names of stored files from users, in order; to be closed.
   *
   * @param folder id of the media folder that holds them
   */
  ResultSet media(String folder) throws SQLException {
    var query =
        connection.prepareStatement(
            "SELECT path FROM media WHERE folder = ? AND path IS NOT NULL ORDER BY path");
    query.closeOnCompletion();
    query.setString(1, folder);
    return query.executeQuery();
  }

  @Override
  public void copyTo(Path empty) throws SQLException {
    statement.execute("VACUUM INTO '" + empty.toString().replace("'", "''") + "'");
    truncateLog();
  }

  @Override
  public synchronized void cancel() {
    try {
      if (!connection.isClosed()) {
        statement.cancel(); // never while closing: the driver would access freed memory
      }
    } catch (SQLException e) {
      // The copy has already finished.
    }
  }

  /**
   * Truncates the write-ahead log, unless a reader is active. While the copy was being made,
   * deleted data could not be removed from the log. The timeout is short, because writers wait
   * meanwhile.
   */
  private void truncateLog() throws SQLException {
    statement.execute("PRAGMA busy_timeout = " + SqliteDatabase.TRUNCATION_MILLIS);
    statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /**
   * Merges the write-ahead log into the database, so that the file is complete on its own.
   *
   * @throws SQLException when another process has the database open or it is damaged
   */
  void makeWhole() throws SQLException {
    try (var result = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
      if (!result.getString(1).equals("delete")) {
        throw new SQLException("The write-ahead log could not be merged");
      }
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }
}
