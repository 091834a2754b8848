package switchboard.endtoend;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import switchboard.store.sqlite.SqliteDatabase;

/** The replies that are not finished on disk, read by the calling thread. */
final class UnsentReplies implements AutoCloseable {

  private final Connection connection;
  private final PreparedStatement statement;

  UnsentReplies(Path database) {
    try {
      connection = SqliteDatabase.readOnly(database);
      statement =
          connection.prepareStatement(
              "SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isZero() {
    try (var result = statement.executeQuery()) {
      return result.getInt(1) == 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      statement.close();
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
