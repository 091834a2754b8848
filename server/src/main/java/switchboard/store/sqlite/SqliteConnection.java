package switchboard.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** An open connection with cached statements and its tables. Not thread-safe. */
public final class SqliteConnection<T> implements AutoCloseable {

  /** Failures of the database itself, after which the connection must not be reused. */
  private static final Set<Integer> BROKEN =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY.code,
          SQLiteErrorCode.SQLITE_LOCKED.code,
          SQLiteErrorCode.SQLITE_NOMEM.code,
          SQLiteErrorCode.SQLITE_READONLY.code,
          SQLiteErrorCode.SQLITE_IOERR.code,
          SQLiteErrorCode.SQLITE_CORRUPT.code,
          SQLiteErrorCode.SQLITE_FULL.code,
          SQLiteErrorCode.SQLITE_CANTOPEN.code,
          SQLiteErrorCode.SQLITE_PROTOCOL.code,
          SQLiteErrorCode.SQLITE_NOTADB.code);

  /** How long truncation waits for readers before it gives up. */
  public static final int TRUNCATION_MILLIS = 200;

  /** Opens connections. */
  @FunctionalInterface
  public interface Opening {
    Connection open() throws SQLException;

    /** The exception for a database failure. */
    default StoreUnavailableException unavailable(Throwable failure) {
      return new StoreUnavailableException("The database failed: " + failure.getMessage(), failure);
    }
  }

  private final Connection connection;
  private final Handle handle;
  private final Statement control;
  private final T tables;

  SqliteConnection(ConnectionFactory<T> factory) throws SQLException {
    connection = factory.opening().open();
    var jdbi = Jdbi.create(connection);
    Columns.register(jdbi, factory.cipher());
    handle = jdbi.open();
    control = connection.createStatement();
    tables = factory.tables().apply(handle);
  }

  public T tables() {
    return tables;
  }

  /** Runs a transaction control statement. */
  public void control(String sql) throws SQLException {
    control.execute(sql);
  }

  @Override
  public void close() {
    handle.close();
    try {
      connection.close();
    } catch (SQLException e) {
      // The connection is being discarded.
    }
  }

  /** Checkpoints and truncates the write-ahead log; returns false while readers use it. */
  public boolean truncateLog() throws SQLException {
    control.execute("PRAGMA busy_timeout = " + TRUNCATION_MILLIS);
    try (var result = control.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      return result.getInt(1) == 0;
    } finally {
      control.execute("PRAGMA busy_timeout = " + SqliteDatabase.BUSY_MILLIS);
    }
  }

  /** Whether the database itself failed, as opposed to the work. */
  public static boolean isBroken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException e && BROKEN.contains(e.getResultCode().code & 0xff)) {
        return true;
      }
    }
    return false;
  }
}
