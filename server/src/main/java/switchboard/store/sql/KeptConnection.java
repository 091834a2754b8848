package switchboard.store.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection that is opened when needed and kept until it fails. Not thread-safe. */
public final class KeptConnection<T> {

  private final ConnectionFactory<T> connections;
  private @Nullable DatabaseConnection<T> kept;

  public KeptConnection(ConnectionFactory<T> connections) {
    this.connections = connections;
  }

  /** The first statement of a transaction. */
  @FunctionalInterface
  public interface Begin<T> {
    void on(DatabaseConnection<T> connection) throws SQLException;
  }

  public DatabaseConnection<T> open() throws SQLException {
    if (kept == null) {
      kept = connections.open();
    }
    return kept;
  }

  /** Begins a transaction. A connection that was lost while it was idle is opened again. */
  public DatabaseConnection<T> begin(Begin<T> begin) throws SQLException {
    boolean wasOpen = kept != null;
    try {
      begin.on(open());
    } catch (SQLException e) {
      if (!wasOpen || !connections.database().isDisconnected(e)) {
        throw e;
      }
      discard();
      begin.on(open());
    }
    return open();
  }

  /** Closes a failed connection, because the state of its transaction is unknown. */
  public void discard() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }
}
