package switchboard.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A database in use, on a connection beside those of the program: copies it as it is at one moment,
 * while others read and write. How SQLite does that is here and nowhere else.
 */
final class Snapshot implements AutoCloseable {

  private final Connection connection;
  private final Statement statement;

  /**
   * @param file one that is there
   */
  Snapshot(Path file, Schema schema) throws SQLException {
    connection = new Sqlite(file, schema).open();
    statement = connection.createStatement();
  }

  /** How large a copy becomes, nearly. */
  long bytes() throws SQLException {
    return (number("page_count") - number("freelist_count")) * number("page_size");
  }

  private long number(String pragma) throws SQLException {
    try (var result = statement.executeQuery("PRAGMA " + pragma)) {
      return result.getLong(1);
    }
  }

  Map<String, String> facts() throws SQLException {
    return Contents.facts(connection);
  }

  /** In the keys, of all erasures they know of. */
  List<String> receipts() throws SQLException {
    return Contents.strings(
        connection,
        "SELECT receipt FROM erasure_ledger UNION SELECT receipt FROM erasures_under_way");
  }

  /**
   * @param empty a file that is there and empty
   */
  void copyTo(Path empty) throws SQLException {
    statement.execute("VACUUM INTO '" + empty.toString().replace("'", "''") + "'");
  }

  /** Ends a copy that another thread makes; it fails then. */
  synchronized void cancel() {
    try {
      if (!connection.isClosed()) {
        statement.cancel(); // never while it is being closed: the library would touch what is gone
      }
    } catch (SQLException e) {
      // It has ended by itself.
    }
  }

  /**
   * Empties the write-ahead log, unless somebody reads in it: while the copy was made, what was
   * deleted could not be taken out of it. Writers wait meanwhile, so it does not take long.
   */
  void truncateLog() throws SQLException {
    statement.execute("PRAGMA busy_timeout = " + Link.TRUNCATION_MILLIS);
    statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /**
   * Takes the write-ahead log into the file for good, so that the file is all there is.
   *
   * @throws SQLException when somebody else has the database open, or it is damaged
   */
  void makeWhole() throws SQLException {
    try (var result = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
      if (!result.getString(1).equals("delete")) {
        throw new SQLException("The log could not be taken in");
      }
    }
  }

  /** Whether another program has the database open, as {@link #makeWhole} found. */
  static boolean isBusy(SQLException failure) {
    return failure instanceof SQLiteException e
        && (e.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }
}
