package switchboard.store.sqlite;

import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Opens connections to a database, each with its tables.
 *
 * @param <T> the tables: the statements on one connection
 */
public record ConnectionFactory<T>(
    SqliteConnection.Opening opening, ColumnCipher cipher, Function<Handle, T> tables) {

  public SqliteConnection<T> open() throws SQLException {
    return new SqliteConnection<>(this);
  }

  /** The exception for a database failure. */
  public StoreUnavailableException unavailable(Throwable failure) {
    return opening.unavailable(failure);
  }
}
