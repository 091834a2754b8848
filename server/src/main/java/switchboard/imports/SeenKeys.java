package switchboard.imports;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import switchboard.base.CommandException;
import switchboard.base.Sha256;
import switchboard.store.sqlite.TemporaryDatabase;

/**
 * The keys seen so far, on the disk: a source may have more than fit into memory. Only their hashes
 * are kept, in a file that the system deletes. They are in the order of a source, so that an
 * addition touches few pages.
 */
final class SeenKeys implements AutoCloseable {

  private static final int BYTES = 16;

  private final Connection connection;
  private final PreparedStatement insert;

  SeenKeys(Path libraryFolder) {
    try {
      connection = TemporaryDatabase.open(libraryFolder);
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE seen (place INTEGER, hash BLOB, PRIMARY KEY (place, hash)) WITHOUT ROWID");
      }
      insert = connection.prepareStatement("INSERT OR IGNORE INTO seen VALUES (?, ?)");
    } catch (SQLException e) {
      throw noSpace(e);
    }
  }

  /**
   * Whether this is the first time.
   *
   * @param place belongs to the key, and rises with most keys of a source
   */
  boolean add(long place, String key) {
    try {
      insert.setLong(1, place);
      insert.setBytes(2, Arrays.copyOf(Sha256.hash(key), BYTES));
      return insert.executeUpdate() > 0;
    } catch (SQLException e) {
      throw noSpace(e);
    }
  }

  private static CommandException noSpace(SQLException failure) {
    return new CommandException(
        "A temporary file cannot be written (%s). Free some space in the temporary folder, or set SQLITE_TMPDIR to another one."
            .formatted(failure.getMessage()));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // The system deletes the file.
    }
  }
}
