package switchboard.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;

/** A database: all that the store needs to know of its product. */
public interface Database {

  /** Where the data is, for messages: "the folder …", "the database …". */
  String place();

  /**
   * Whether it has been created; the first start does so.
   *
   * @throws StoreUnavailableException when that is unknown
   */
  boolean exists();

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

  /** Whether the connection was lost. */
  boolean isDisconnected(Throwable failure);

  /** Whether another writer was in the way, so that the same work may succeed when repeated. */
  boolean isConflict(Throwable failure);

  /** Why nothing can be written, after a failure. */
  WriteFault fault(Throwable failure);

  /** The exception for a database failure. */
  StoreUnavailableException unavailable(Throwable failure);

  /**
   * Truncates the log of past writes, so that deleted data is gone from it too; returns false while
   * readers use it. True for a database that keeps none for this program.
   */
  boolean truncateLog(Connection connection) throws SQLException;

  /**
   * Copies the log of past writes to where it belongs, while others read and write. A remote
   * database does so by itself.
   */
  default void checkpoint(Connection connection) throws SQLException {}

  /** A number that changes when another connection has committed; not for a shared database. */
  long commitsOfOthers(Connection connection) throws SQLException;

  /**
   * Whether other programs may write to it at the same time, such as other instances of this one.
   */
  boolean isShared();

  /** Whether each statement waits for a network, so that several are sent together. */
  default boolean isRemote() {
    return false;
  }

  /** Whether even a single statement needs a transaction. */
  default boolean needsTransaction() {
    return false;
  }

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

  /** Free disk space; empty when unknown. */
  OptionalLong freeBytes();

  /** Limits how long the connection waits for locks, where the product has such a limit. */
  void limitWaiting(Connection connection, Duration longest) throws SQLException;

  /**
   * The end of a query that locks the rows it reads; empty where only one transaction writes at a
   * time.
   */
  String rowLock();
}
