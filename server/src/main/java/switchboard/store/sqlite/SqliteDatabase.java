package switchboard.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;
import switchboard.base.DurableFiles;
import switchboard.base.FileFailure;
import switchboard.base.FileFailure.Reason;
import switchboard.base.FileFailure.Use;
import switchboard.store.sql.Database;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sql.WriteFault;

/**
 * The embedded database: one file with its write-ahead log. A commit is on disk when it returns
 * ({@code synchronous=FULL}).
 */
public final class SqliteDatabase implements Database {

  /** How long truncation waits for readers before it gives up. */
  public static final int TRUNCATION_MILLIS = 200;

  private final Path file;
  private final Schema schema;
  private final SQLiteDataSource source;

  public SqliteDatabase(Path file, Schema schema) {
    this(file, schema, SqliteSettings.inUse());
  }

  SqliteDatabase(Path file, Schema schema, SQLiteConfig settings) {
    this.file = file;
    this.schema = schema;
    source = new SQLiteDataSource(settings);
    source.setUrl("jdbc:sqlite:" + file);
  }

  @Override
  public String place() {
    return "the data folder " + folder(file);
  }

  @Override
  public boolean exists() {
    return Files.exists(file);
  }

  @Override
  public Connection open() throws SQLException {
    var connection = connect();
    try (var statement = connection.createStatement()) {
      // Overwrites deleted data with zeros.
      statement.execute("PRAGMA secure_delete = ON");
      statement.execute("PRAGMA wal_autocheckpoint = " + SqliteSettings.CHECKPOINT_PAGES);
    }
    return connection;
  }

  @Override
  public String beginWriting() {
    return "BEGIN IMMEDIATE";
  }

  @Override
  public String beginReading() {
    return "BEGIN";
  }

  @Override
  public String commit() {
    return "COMMIT";
  }

  @Override
  public boolean isBroken(Throwable failure) {
    return DatabaseFailure.isBroken(failure);
  }

  @Override
  public boolean isDisconnected(Throwable failure) {
    return false;
  }

  /** There is one writer at a time, so two do not conflict. */
  @Override
  public boolean isConflict(Throwable failure) {
    return false;
  }

  @Override
  public WriteFault fault(Throwable failure) {
    return DatabaseFailure.fault(failure);
  }

  @Override
  public StoreUnavailableException unavailable(Throwable failure) {
    return DatabaseFailure.of(file, failure).unavailable();
  }

  /** Checkpoints and truncates the write-ahead log. */
  @Override
  public boolean truncateLog(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + TRUNCATION_MILLIS);
      try (var result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
        return result.getInt(1) == 0;
      } finally {
        statement.execute("PRAGMA busy_timeout = " + SqliteSettings.BUSY_MILLIS);
      }
    }
  }

  @Override
  public long commitsOfOthers(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("PRAGMA data_version")) {
      return result.getLong(1);
    }
  }

  @Override
  public void checkpoint(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    }
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public long reserveIds(Connection connection) {
    throw new UnsupportedOperationException("its only writer counts them");
  }

  @Override
  public long bytes() {
    return file.toFile().length() + Path.of(file + "-wal").toFile().length();
  }

  @Override
  public OptionalLong freeBytes() {
    try {
      return OptionalLong.of(Files.getFileStore(file).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void limitWaiting(Connection connection, Duration longest) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + longest.toMillis());
    }
  }

  @Override
  public String rowLock() {
    return "";
  }

  private Connection connect() throws SQLException {
    NativeLibrary.load(folder(file));
    return source.getConnection();
  }

  static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /** Opens a file that nothing else changes; creates no files beside it. */
  public static Connection readOnly(Path file) throws SQLException {
    return readOnly(file, "jdbc:sqlite:" + file);
  }

  /** Opens a file that others may use, without changing it or its write-ahead log. */
  public static Connection untouched(Path file) throws SQLException {
    boolean hasLog = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    // Without a log, SQLite would make an empty one.
    return hasLog
        ? readOnly(file)
        : readOnly(
            file,
            "jdbc:sqlite:"
                + file.toUri().toString().replaceFirst("^file:/+", "file:/")
                + "?immutable=1");
  }

  private static Connection readOnly(Path file, String url) throws SQLException {
    NativeLibrary.load(folder(file));
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    var source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source.getConnection();
  }

  /**
   * Migrates the schema, creating the file with owner-only permissions if missing. A mark in the
   * file records an up-to-date schema, so that most starts do not run Flyway.
   */
  @Override
  public void migrate() {
    int mark = schema.fingerprint();
    try {
      if (!Files.exists(file)) {
        DurableFiles.create(file);
      }
      refuseUnwritable();
      if (mark() == mark) {
        return;
      }
      refuseForeignSchema();
      control("PRAGMA user_version = 0"); // an interrupted start is checked again
      flyway().load().migrate();
      control("PRAGMA user_version = " + mark);
    } catch (FlywayException e) {
      throw e.getCause() instanceof SQLiteException cause
          ? unavailable(cause)
          : DatabaseFailure.ofSchema(file, schema.newest(), schema.newest(), e);
    } catch (IOException | SQLException e) {
      throw DatabaseFailure.opening(file, e).unavailable();
    }
  }

  /** SQLite would open it read-only and fail at the first write. */
  private void refuseUnwritable() {
    FileFailure.check(file, Use.WRITE)
        .filter(failure -> failure.reason() != Reason.NO_SPACE && !canWrite())
        .ifPresent(failure -> {
          throw DatabaseFailure.seen(file, failure).unavailable();
        });
  }

  /** A process may have write access despite the file's permissions. */
  private boolean canWrite() {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("PRAGMA user_version = 0");
      statement.execute("ROLLBACK");
      return true;
    } catch (SQLException e) {
      return DatabaseFailure.isBusy(e);
    }
  }

  /**
   * Reports a foreign schema before anything is changed, because Flyway's messages address
   * developers.
   */
  private void refuseForeignSchema() throws SQLException {
    try (var connection = connect()) {
      if (DatabaseSummary.isBeforeRelease(connection, schema)) {
        throw DatabaseFailure.beforeRelease(file).unavailable();
      }
      int found = DatabaseSummary.schema(connection);
      if (found > schema.newest() || (found == 0 && DatabaseSummary.hasTables(connection))) {
        throw DatabaseFailure.ofSchema(file, found, schema.newest(), null);
      }
    }
  }

  private int mark() throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery("PRAGMA user_version")) {
      return result.getInt(1);
    }
  }

  private void control(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:" + schema.folder())
        .placeholderReplacement(false)
        .ignoreMigrationPatterns(new String[0]);
  }
}
