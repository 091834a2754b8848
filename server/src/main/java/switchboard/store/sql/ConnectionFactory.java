package switchboard.store.sql;

import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Opens connections to a database, each with its tables.
 *
 * @param <T> the tables: the statements on one connection
 */
public record ConnectionFactory<T>(
    Database database, ColumnCipher cipher, Function<Handle, T> tables) {

  public DatabaseConnection<T> open() throws SQLException {
    return new DatabaseConnection<>(this);
  }
}
