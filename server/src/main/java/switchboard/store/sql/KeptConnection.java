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

  /** Work on a connection. */
  @FunctionalInterface
  public interface Work<T, R> {
    R on(DatabaseConnection<T> connection) throws SQLException;
  }

  public DatabaseConnection<T> open() throws SQLException {
    if (kept == null) {
      kept = connections.open();
    }
    return kept;
  }

  /**
   * Runs a transaction. If the connection was lost before it was committed, it is repeated on a new
   * one.
   */
  public <R> R run(Work<T, R> transaction) throws SQLException {
    var used = kept;
    try {
      return transaction.on(open());
    } catch (SQLException | RuntimeException e) {
      if (used == null || used.isCommitting() || !connections.database().isDisconnected(e)) {
        throw e;
      }
      discard();
      return transaction.on(open());
    }
  }

  /** Closes a failed connection, because the state of its transaction is unknown. */
  public void discard() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }
}
