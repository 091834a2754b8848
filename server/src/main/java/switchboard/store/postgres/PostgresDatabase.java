package switchboard.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
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

  private static final String SIZE =
      """
      SELECT COALESCE(sum(pg_total_relation_size(c.oid)), 0)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE relkind = 'r' AND nspname = COALESCE(CAST(? AS TEXT), CAST(current_schema() AS TEXT))
      """;

  private final PostgresAddress address;
  private final PostgresSchema schema;
  private final PGSimpleDataSource source;
  private final @Nullable PGSimpleDataSource direct;
  private volatile @Nullable Size size;
  private volatile boolean isSchemaKept;
  private volatile boolean isMigrated;

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
   * Refuses a database that cannot be used, before anything is changed. Returns the rows of table
   * {@code instance}; none when the database has not been created.
   *
   * @throws StoreUnavailableException with what to do
   */
  public Map<String, String> check() {
    return read(connection -> usable(connection).facts(connection));
  }

  private PostgresState usable(Connection connection) throws SQLException {
    var used = state(connection);
    var migrated = used;
    if (direct != null) {
      try (var other = direct.getConnection()) {
        migrated = state(other);
      }
    }
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
    isMigrated = migrated.checksums().equals(schema.checksums());
    return used;
  }

  private PostgresState state(Connection connection) throws SQLException {
    return PostgresState.read(connection, schemaName());
  }

  private interface Query<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T read(Query<T> query) {
    try (var connection = open()) {
      return query.on(connection);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private @Nullable String schemaName() {
    return schema == PostgresSchema.KEYS ? PostgresSchema.KEYS_NAME : null;
  }

  /** The first start writes facts. */
  @Override
  public boolean exists() {
    return read(connection -> !state(connection).facts(connection).isEmpty());
  }

  /** The number of the last migration; 0 when the database has not been created. */
  public int version() {
    return read(connection -> state(connection).newest());
  }

  /** The number of rows of a table. */
  public long rows(String table) {
    return read(connection -> {
      var sql = "SELECT count(*) FROM \"%s\".%s".formatted(state(connection).schema(), table);
      try (var statement = connection.createStatement();
          var found = statement.executeQuery(sql)) {
        found.next();
        return found.getLong(1);
      }
    });
  }

  /** Most starts find all migrations done, and do not run Flyway. */
  @Override
  public void migrate() {
    if (!isMigrated) {
      var _ = check();
    }
    if (!isMigrated) {
      runFlyway();
    }
  }

  private void runFlyway() {
    try {
      schema.flyway(direct == null ? source : direct).migrate();
    } catch (FlywayException e) {
      throw e.getCause() instanceof SQLException cause
          ? unavailable(cause)
          : unavailable(
              "another version of Switchboard has changed its tables. Set DATABASE_URL to an empty database, or install the newest version",
              e);
    }
  }

  @Override
  public long commitsOfOthers(Connection connection) {
    throw new UnsupportedOperationException("others commit at any time");
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
    return read(connection -> {
      try (var statement = connection.prepareStatement(SIZE)) {
        statement.setString(1, schemaName());
        try (var found = statement.executeQuery()) {
          found.next();
          return found.getLong(1);
        }
      }
    });
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
