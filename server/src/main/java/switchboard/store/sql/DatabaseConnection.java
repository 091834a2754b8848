package switchboard.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** An open connection with cached statements and its tables. Not thread-safe. */
public final class DatabaseConnection<T> implements AutoCloseable {

  private final Database database;
  private final Connection connection;
  private final Handle handle;
  private final Statement control;
  private final T tables;

  DatabaseConnection(Database database, Jdbi jdbi, Function<Handle, T> tables) throws SQLException {
    this.database = database;
    handle = open(jdbi);
    connection = handle.getConnection();
    control = connection.createStatement();
    this.tables = tables.apply(handle);
  }

  private static Handle open(Jdbi jdbi) throws SQLException {
    try {
      return jdbi.open();
    } catch (ConnectionException e) {
      throw e.getCause() instanceof SQLException failure ? failure : new SQLException(e);
    }
  }

  public T tables() {
    return tables;
  }

  /** Begins a transaction that writes. */
  public void beginWriting() throws SQLException {
    control.execute(database.beginWriting());
  }

  /** Begins a transaction that reads one snapshot of committed data. */
  public void beginReading() throws SQLException {
    control.execute(database.beginReading());
  }

  public void commit() throws SQLException {
    control.execute(database.commit());
  }

  public void rollback() throws SQLException {
    control.execute("ROLLBACK");
  }

  /** Truncates the log of past writes; returns false while readers use it. */
  public boolean truncateLog() throws SQLException {
    return database.truncateLog(connection);
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
}
