package switchboard.store.backup;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A database in use while it is copied.
 *
 * <p>Methods throw an {@link SQLException} for SQLite and a {@link BackupException} otherwise.
 */
interface CopiedDatabase extends AutoCloseable {

  /** The approximate size of a copy. */
  long bytes() throws SQLException;

  /**
   * Copies what is committed now; others read and write meanwhile.
   *
   * @param empty an existing, empty file
   */
  void copyTo(Path empty) throws SQLException;

  /** Cancels a copy in another thread; that copy fails. */
  void cancel();

  @Override
  void close() throws SQLException;
}
