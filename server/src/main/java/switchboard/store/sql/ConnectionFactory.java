package switchboard.store.sql;

import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Opens connections to a database, each with its tables. They share one Jdbi, because it reads the
 * annotations of all statements again for each new one.
 *
 * @param <T> the tables: the statements on one connection
 */
public final class ConnectionFactory<T> {

  private final Database database;
  private final Function<Handle, T> tables;
  private final Jdbi jdbi;

  public ConnectionFactory(Database database, ColumnCipher cipher, Function<Handle, T> tables) {
    this.database = database;
    this.tables = tables;
    jdbi = Jdbi.create(database::open);
    Columns.register(jdbi, cipher);
    jdbi.define(DatabaseConnection.ROW_LOCK, database.rowLock());
  }

  public Database database() {
    return database;
  }

  public DatabaseConnection<T> open() throws SQLException {
    return new DatabaseConnection<>(database, jdbi, tables);
  }
}
