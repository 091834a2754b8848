package switchboard.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The embedded database: one file beside its write-ahead log. A commit is on the disk when it
 * returns ({@code synchronous=FULL}).
 */
final class Sqlite {

  static final int BUSY_MILLIS = 5_000;
  private static final int PAGE_CACHE_KIB = 16_384;
  private static final int LOG_LIMIT_BYTES = 64 << 20;

  /** Which of the two databases a file is: the schema it follows. */
  enum Schema {
    DATA("common"),
    KEYS("keys");

    private final String folder;

    Schema(String folder) {
      this.folder = folder;
    }
  }

  private final Path file;
  private final Schema schema;
  private final SQLiteDataSource source;

  Sqlite(Path file, Schema schema) {
    this.file = file;
    this.schema = schema;
    source = new SQLiteDataSource(config());
    source.setUrl("jdbc:sqlite:" + file);
  }

  Connection connect() throws SQLException {
    var connection = source.getConnection();
    try (var statement = connection.createStatement()) {
      // What is deleted is overwritten.
      statement.execute("PRAGMA secure_delete = ON");
    }
    return connection;
  }

  /** A file that nobody changes meanwhile; none is made beside it. */
  static Connection readOnly(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source.getConnection();
  }

  /** Brings the schema up to date, of a new file that only its owner reads if there is none. */
  void migrate() {
    try {
      if (!Files.exists(file)) {
        Disk.create(file);
      }
      flyway(source).migrate();
    } catch (IOException e) {
      throw new StoreUnavailable(
          "The database " + file + " cannot be made. Check the folder's owner and its room.", e);
    } catch (FlywayException e) {
      throw new StoreUnavailable(
          "The database "
              + file
              + " cannot be used by this version of the program: it was changed by a newer one, or"
              + " is damaged. Start the newer version, or restore a backup.",
          e);
    }
  }

  /** The last migration that this version of the program knows. */
  int newestKnown() {
    var nowhere = new SQLiteDataSource();
    nowhere.setUrl("jdbc:sqlite::memory:");
    return Arrays.stream(flyway(nowhere).info().pending())
        .mapToInt(migration -> Integer.parseInt(migration.getVersion().getVersion()))
        .max()
        .orElse(0);
  }

  private Flyway flyway(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration/" + schema.folder)
        .placeholders(
            Map.of(
                "long", "INTEGER",
                "bytes", "BLOB",
                "identity", "INTEGER PRIMARY KEY AUTOINCREMENT",
                "strict", "STRICT"))
        .ignoreMigrationPatterns(new String[0])
        .load();
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
