package switchboard.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The embedded database: one file beside its write-ahead log. A commit is on the disk when it
 * returns ({@code synchronous=FULL}).
 */
final class Sqlite {

  private static final int BUSY_MILLIS = 5_000;
  private static final int PAGE_CACHE_KIB = 16_384;
  private static final int LOG_LIMIT_BYTES = 64 << 20;

  private final Path file;
  private final SQLiteDataSource source;

  Sqlite(Path file) {
    this.file = file;
    source = new SQLiteDataSource(config());
    source.setUrl("jdbc:sqlite:" + file);
  }

  Connection connect() throws SQLException {
    return source.getConnection();
  }

  void migrate() {
    try {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration/common")
          .placeholders(
              Map.of(
                  "long", "INTEGER",
                  "identity", "INTEGER PRIMARY KEY AUTOINCREMENT",
                  "strict", "STRICT"))
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreUnavailable(
          "The database "
              + file
              + " cannot be used by this version of the program: it was changed by a newer one, or"
              + " is damaged. Start the newer version, or restore a backup.",
          e);
    }
  }

  private static SQLiteConfig config() {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-PAGE_CACHE_KIB);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setJournalSizeLimit(LOG_LIMIT_BYTES);
    return config;
  }
}
