package switchboard.store.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** A database: all that the store needs to know of its product. */
public interface Database {

  /**
   * Migrates the schema.
   *
   * @throws StoreUnavailableException when the database cannot be used
   */
  void migrate();

  /** Opens a connection without a transaction. */
  Connection open() throws SQLException;

  /** The statement that begins a transaction that writes. */
  String beginWriting();

  /** The statement that begins a transaction that reads one snapshot of committed data. */
  String beginReading();

  /** The statement that ends a transaction; it fails when what was done in it is not kept. */
  String commit();

  /** Whether the database itself failed, as opposed to the work: the connection is discarded. */
  boolean isBroken(Throwable failure);

  /** The exception for a database failure. */
  StoreUnavailableException unavailable(Throwable failure);

  /**
   * Truncates the log of past writes, so that deleted data is gone from it too; returns false while
   * readers use it. True for a database that keeps none for this program.
   */
  boolean truncateLog(Connection connection) throws SQLException;

  /**
   * Whether other programs may write to it at the same time, such as other instances of this one.
   */
  boolean isShared();

  /** How many row ids {@link #reserveIds} reserves. */
  int RESERVED_IDS = 1024;

  /**
   * Reserves row ids, even if the transaction is rolled back; returns the first.
   *
   * @throws StoreUnavailableException when it fails
   */
  long reserveIds(Connection connection);

  /** Disk usage. */
  long bytes();
}
