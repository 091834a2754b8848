package switchboard.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import switchboard.store.sql.Database;
import switchboard.store.sql.StoreUnavailableException;

/**
 * A PostgreSQL database. Connections hold no session state beyond a transaction, so that a pooler
 * may stand in between.
 */
public final class PostgresDatabase implements Database {

  private static final String MIGRATIONS = "classpath:db/migration/postgres/data";
  private static final int OLDEST_VERSION = 17;
  private static final int CONNECT_SECONDS = 10;

  /** Longer than any statement takes; a connection that died silently ends after this. */
  private static final int ANSWER_SECONDS = 60;

  private final PGSimpleDataSource source = new PGSimpleDataSource();

  /**
   * @param url {@code jdbc:postgresql://…}; its parameters take precedence over ours
   */
  public PostgresDatabase(String url, @Nullable String user, @Nullable String password) {
    source.setApplicationName("Switchboard");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setTcpKeepAlive(true);
    // Details of errors contain rows, and messages are logged.
    source.setLogServerErrorDetail(false);
    source.setUrl(url);
    if (user != null) {
      source.setUser(user);
    }
    if (password != null) {
      source.setPassword(password);
    }
  }

  @Override
  public Connection open() throws SQLException {
    return source.getConnection();
  }

  @Override
  public String beginWriting() {
    return "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '5s'";
  }

  @Override
  public String beginReading() {
    return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
  }

  /**
   * After a statement has failed, {@code COMMIT} alone would succeed, as a rollback. Any other
   * statement fails then.
   */
  @Override
  public String commit() {
    return "SELECT 1; COMMIT";
  }

  @Override
  public boolean isBroken(Throwable failure) {
    return PostgresFailure.isBroken(failure);
  }

  @Override
  public StoreUnavailableException unavailable(Throwable failure) {
    return failure instanceof StoreUnavailableException known
        ? known
        : unavailable(PostgresFailure.reason(failure), failure);
  }

  private StoreUnavailableException unavailable(String reason, @Nullable Throwable cause) {
    return new StoreUnavailableException(
        "The database %s cannot be used: %s.".formatted(name(), reason), cause);
  }

  /** Without parameters, which may contain the password. */
  private String name() {
    return "%s on %s"
        .formatted(source.getDatabaseName(), String.join(", ", source.getServerNames()));
  }

  /** The server's log is its administrator's; deleted rows are in it and in its backups. */
  @Override
  public boolean truncateLog(Connection connection) {
    return true;
  }

  @Override
  public void migrate() {
    try {
      refuseUnsuitable();
      Flyway.configure()
          .dataSource(source)
          .locations(MIGRATIONS)
          .placeholderReplacement(false)
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw e.getCause() instanceof SQLException cause
          ? unavailable(cause)
          : unavailable(
              "it belongs to another program, or another version of Switchboard has changed its tables. Set DATABASE_URL to an empty database, or install the newest version",
              e);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private void refuseUnsuitable() throws SQLException {
    try (var connection = open();
        var statement = connection.createStatement();
        var server =
            statement.executeQuery(
                """
                SELECT CAST(current_setting('server_version_num') AS INTEGER) / 10000,
                       current_setting('server_encoding'), pg_is_in_recovery()
                """)) {
      server.next();
      if (server.getInt(1) < OLDEST_VERSION) {
        throw unavailable(
            "its PostgreSQL has version %d. Install version %d or newer"
                .formatted(server.getInt(1), OLDEST_VERSION),
            null);
      }
      if (!server.getString(2).equals("UTF8")) {
        throw unavailable(
            "its encoding is %s. Create it with ENCODING 'UTF8'".formatted(server.getString(2)),
            null);
      }
      if (server.getBoolean(3)) {
        throw unavailable("it is a read-only replica. Set DATABASE_URL to its primary", null);
      }
    }
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public long reserveIds(Connection connection) {
    try (var statement = connection.createStatement();
        var block = statement.executeQuery("SELECT nextval('row_ids')")) {
      block.next();
      return block.getLong(1);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  @Override
  public long bytes() {
    try (var connection = open();
        var statement = connection.createStatement();
        var size = statement.executeQuery("SELECT pg_database_size(current_database())")) {
      size.next();
      return size.getLong(1);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }
}
