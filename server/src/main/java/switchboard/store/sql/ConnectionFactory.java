package switchboard.store.sql;

import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Opens connections to a database, each with its tables. They share one Jdbi, because it reads the
 * annotations of all statements again for each new one.
 *
 * @param <T> the tables: the statements on one connection
 */
public final class ConnectionFactory<T> {

  /** Name of the placeholder in statements for {@link Database#rowLock}. */
  public static final String ROW_LOCK = "lock";

  private static final String REMOTE = "remote";

  private final Database database;
  private final Function<Handle, T> tables;
  private final Jdbi jdbi;

  public ConnectionFactory(Database database, ColumnCipher cipher, Function<Handle, T> tables) {
    this.database = database;
    this.tables = tables;
    jdbi = Jdbi.create(database::open);
    Columns.register(jdbi, cipher);
    jdbi.define(ROW_LOCK, database.rowLock());
    jdbi.define(REMOTE, database.isRemote());
  }

  static boolean isRemote(ConfigRegistry config) {
    return Boolean.TRUE.equals(config.get(SqlStatements.class).getAttribute(REMOTE));
  }

  public Database database() {
    return database;
  }

  public DatabaseConnection<T> open() throws SQLException {
    return new DatabaseConnection<>(database, jdbi, tables);
  }
}
