package switchboard.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** An open connection with cached statements and its tables. Not thread-safe. */
public final class DatabaseConnection<T> implements AutoCloseable {

  private static final Pattern STATEMENTS = Pattern.compile(";\\s*");

  private final Database database;
  private final Connection connection;
  private final Handle handle;
  private final Pipeline pipeline;
  private final Statement control;
  private final T tables;
  private boolean isCommitting;

  DatabaseConnection(Database database, Jdbi jdbi, Function<Handle, T> tables) throws SQLException {
    this.database = database;
    handle = open(jdbi);
    connection = handle.getConnection();
    pipeline = StatementCache.pipeline(handle);
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
    begin(database.beginWriting());
  }

  /** For a remote database, it is sent with the first statement. */
  private void begin(String sql) throws SQLException {
    isCommitting = false;
    if (database.isRemote()) {
      STATEMENTS.splitAsStream(sql).forEach(one -> pipeline.add(one, 0, (_, _) -> {}));
    } else {
      control.execute(sql);
    }
  }

  /** Begins a transaction that reads one snapshot of committed data. */
  public void beginReading() throws SQLException {
    begin(database.beginReading());
  }

  public void commit() throws SQLException {
    isCommitting = true;
    if (pipeline.isEmpty()) {
      control.execute(database.commit());
    } else {
      pipeline.add("COMMIT", 0, (_, _) -> {}); // not reached if a statement fails
      pipeline.send(connection);
    }
    isCommitting = false;
  }

  public void rollback() throws SQLException {
    pipeline.clear();
    control.execute("ROLLBACK");
  }

  /** Whether the transaction may have been committed. */
  boolean isCommitting() {
    return isCommitting;
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
