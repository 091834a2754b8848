package switchboard.store.sqlite;

import java.nio.file.Path;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteException;
import switchboard.store.sql.Database;
import switchboard.store.sql.StoreUnavailableException;

/** A file for a copy of another database. An interruption damages it. */
public final class SqliteCopy {

  private SqliteCopy() {}

  /**
   * Makes the tables in an empty file.
   *
   * @param version number of the last migration
   * @throws StoreUnavailableException when the file cannot be written
   */
  public static Database create(Path empty, Schema schema, int version) {
    NativeLibrary.load(SqliteDatabase.folder(empty));
    var database = new SqliteDatabase(empty, schema, SqliteSettings.copy());
    try {
      database.flyway().target(Integer.toString(version)).load().migrate();
      return database;
    } catch (FlywayException e) {
      throw database.unavailable(e.getCause() instanceof SQLiteException cause ? cause : e);
    }
  }
}
