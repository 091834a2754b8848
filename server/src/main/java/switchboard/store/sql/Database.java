package switchboard.store.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A database with an up-to-date schema: all that writer and readers need to know of its product.
 */
public interface Database {

  /** Opens a connection without a transaction. */
  Connection open() throws SQLException;

  /** The statement that begins a transaction that writes. */
  String beginWriting();

  /** The statement that begins a transaction that reads one snapshot of committed data. */
  String beginReading();

  /** Whether the database itself failed, as opposed to the work: the connection is discarded. */
  boolean isBroken(Throwable failure);

  /** The exception for a database failure. */
  StoreUnavailableException unavailable(Throwable failure);

  /**
   * Truncates the log of past writes, so that deleted data is gone from it too; returns false while
   * readers use it. True for a database that keeps none for this program.
   */
  boolean truncateLog(Connection connection) throws SQLException;
}
