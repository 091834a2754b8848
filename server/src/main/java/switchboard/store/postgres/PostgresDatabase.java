package switchboard.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import switchboard.store.sql.Database;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sql.WriteFault;

/**
 * A PostgreSQL database. Connections hold no session state beyond a transaction, so that a pooler
 * may stand in between.
 */
public final class PostgresDatabase implements Database {

  private static final Duration SIZE_VALID_FOR = Duration.ofMinutes(1);

  private final PostgresAddress address;
  private final PostgresSchema schema;
  private final PGSimpleDataSource source;
  private final @Nullable PGSimpleDataSource direct;
  private volatile @Nullable Size size;
  private volatile boolean isSchemaKept;

  private record Size(long bytes, long readAt) {}

  /**
   * @param direct the same database past a pooler, for migrations; absent when there is none
   */
  public PostgresDatabase(
      PostgresAddress address, @Nullable PostgresAddress direct, PostgresSchema schema) {
    this.address = address;
    this.schema = schema;
    source = address.source();
    this.direct = direct == null ? null : direct.source();
  }

  @Override
  public String place() {
    return "the database " + address;
  }

  /** The name of the database and its server, for messages. */
  public String name() {
    return address.toString();
  }

  @Override
  public Connection open() throws SQLException {
    return source.getConnection();
  }

  @Override
  public String beginWriting() {
    return PostgresTransaction.WRITING.begin() + inSchema();
  }

  @Override
  public String beginReading() {
    return PostgresTransaction.READING.begin() + inSchema();
  }

  /** Set in each transaction, where a pooler may give the next one another session. */
  private String inSchema() {
    return needsTransaction() ? "; SET LOCAL search_path = \"" + schemaName() + '"' : "";
  }

  @Override
  public boolean needsTransaction() {
    return schemaName() != null && !isSchemaKept;
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
  public boolean isDisconnected(Throwable failure) {
    return PostgresFailure.isDisconnected(failure);
  }

  @Override
  public boolean isConflict(Throwable failure) {
    return PostgresFailure.isConflict(failure);
  }

  @Override
  public WriteFault fault(Throwable failure) {
    return PostgresFailure.fault(failure);
  }

  @Override
  public StoreUnavailableException unavailable(Throwable failure) {
    return failure instanceof StoreUnavailableException known
        ? known
        : unavailable(PostgresFailure.reason(failure), failure);
  }

  private StoreUnavailableException unavailable(String reason, @Nullable Throwable cause) {
    return new StoreUnavailableException(
        "The database %s cannot be used: %s.".formatted(address, reason), cause);
  }

  /** The server's log is its administrator's; deleted rows are in it and in its backups. */
  @Override
  public boolean truncateLog(Connection connection) {
    return true;
  }

  /**
   * Refuses a database that cannot be used, before anything is changed.
   *
   * @throws StoreUnavailableException with what to do
   */
  public void check() {
    try {
      var used = state(source);
      var migrated = direct == null ? used : state(direct);
      var refusal = new PostgresCheck(schema, used, migrated, direct != null).refusal();
      if (refusal.isPresent()) {
        throw unavailable(refusal.get(), null);
      }
      if (used.pooled() && !address.has(PGProperty.PREPARE_THRESHOLD)) {
        source.setPrepareThreshold(0); // not each pooler keeps prepared statements
      }
      if (!used.pooled() && schemaName() != null) {
        source.setCurrentSchema(schemaName());
        isSchemaKept = true;
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private PostgresState state(PGSimpleDataSource from) throws SQLException {
    try (var connection = from.getConnection()) {
      return PostgresState.read(connection, schemaName());
    }
  }

  private @Nullable String schemaName() {
    return switch (schema) {
      case DATA -> null;
      case KEYS -> PostgresSchema.KEYS_NAME;
    };
  }

  /** The first start writes facts. */
  @Override
  public boolean exists() {
    return !facts().isEmpty();
  }

  /** The number of the last migration; 0 when the database has not been created. */
  public int version() {
    try (var connection = open()) {
      return PostgresState.read(connection, schemaName()).newest();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /** The rows of table {@code instance}; empty when the database has not been created. */
  public Map<String, String> facts() {
    try (var connection = open()) {
      var state = PostgresState.read(connection, schemaName());
      return state.newest() == 0 ? Map.of() : PostgresState.facts(connection, state.schema());
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /** The number of rows of a table. */
  public long rows(String table) {
    try (var connection = open();
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT count(*) FROM \"%s\".%s"
                    .formatted(PostgresState.read(connection, schemaName()).schema(), table))) {
      found.next();
      return found.getLong(1);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void migrate() {
    check();
    try {
      var flyway =
          Flyway.configure()
              .dataSource(direct == null ? source : direct)
              .locations("classpath:" + schema.folder)
              .placeholderReplacement(false)
              .ignoreMigrationPatterns(new String[0]);
      if (schemaName() != null) {
        flyway.schemas(schemaName());
      }
      flyway.load().migrate();
    } catch (FlywayException e) {
      throw e.getCause() instanceof SQLException cause
          ? unavailable(cause)
          : unavailable(
              "another version of Switchboard has changed its tables. Set DATABASE_URL to an empty database, or install the newest version",
              e);
    }
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public boolean isRemote() {
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

  /** The size of the tables and their indexes, read at most once a minute. */
  @Override
  public long bytes() {
    var known = size;
    long now = System.nanoTime();
    if (known == null || now - known.readAt() > SIZE_VALID_FOR.toNanos()) {
      known = new Size(readBytes(), now);
      size = known;
    }
    return known.bytes();
  }

  private long readBytes() {
    try (var connection = open();
        var statement =
            connection.prepareStatement(
                """
                SELECT COALESCE(sum(pg_total_relation_size(c.oid)), 0)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = COALESCE(CAST(? AS TEXT), CAST(current_schema() AS TEXT))
                  AND c.relkind = 'r'
                """)) {
      statement.setString(1, schemaName());
      try (var found = statement.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /** Unknown: the disk is the server's. */
  @Override
  public OptionalLong freeBytes() {
    return OptionalLong.empty();
  }

  /** Each transaction that writes has a limit already. */
  @Override
  public void limitWaiting(Connection connection, Duration longest) {}

  @Override
  public String rowLock() {
    return "FOR UPDATE";
  }
}
