package switchboard.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A database as it is found, read without changing it.
 *
 * @param version major version of PostgreSQL
 * @param replica whether it only follows another server
 * @param pooled whether a connection pooler stands in between
 * @param mayCreateSchemas whether the user may create schemas in the database
 * @param schema where the tables are or would be; null when there is no such schema
 * @param mayCreate whether the user may create tables there
 * @param newest number of the last migration; 0 without migration history
 * @param checksums of the migrations, in their order
 * @param hasForeignTables whether there are tables without migration history, even an unfinished
 *     one
 */
record PostgresState(
    int version,
    String encoding,
    boolean replica,
    boolean readOnly,
    boolean commitsLater,
    boolean pooled,
    boolean mayCreateSchemas,
    @Nullable String schema,
    boolean mayCreate,
    int newest,
    List<Integer> checksums,
    boolean hasForeignTables) {

  private static final String SERVER =
      """
      SELECT CAST(current_setting('server_version_num') AS INTEGER) / 10000 AS version,
             current_setting('server_encoding') AS encoding,
             pg_is_in_recovery() AS replica,
             current_setting('transaction_read_only') = 'on' AS read_only,
             current_setting('synchronous_commit') = 'off' AS commits_later,
             pg_backend_pid() AS pid,
             has_database_privilege(current_database(), 'CREATE') AS may_create_schemas,
             (SELECT nspname FROM pg_namespace WHERE nspname =
                COALESCE(CAST(? AS TEXT), CAST(current_schema() AS TEXT))) AS schema
      """;

  private static final String TABLES =
      """
      SELECT has_schema_privilege(n.oid, 'CREATE') AS may_create,
             (SELECT count(*) > 0 FROM pg_class c
              WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p')) AS has_tables,
             (SELECT count(*) > 0 FROM pg_class c
              WHERE c.relnamespace = n.oid AND c.relname = 'flyway_schema_history') AS has_history
      FROM pg_namespace n WHERE n.nspname = ?
      """;

  /**
   * @param wanted name of the schema; null for the one that the connection starts with
   */
  static PostgresState read(Connection connection, @Nullable String wanted) throws SQLException {
    try (var statement = connection.prepareStatement(SERVER)) {
      statement.setString(1, wanted);
      try (var server = statement.executeQuery()) {
        server.next();
        var schema = server.getString("schema");
        var tables = tables(connection, schema);
        var history = tables.hasHistory() ? history(connection, schema) : new History(0, List.of());
        return new PostgresState(
            server.getInt("version"),
            server.getString("encoding"),
            server.getBoolean("replica"),
            server.getBoolean("read_only"),
            server.getBoolean("commits_later"),
            // A pooler gives its clients numbers of its own.
            server.getInt("pid") != connection.unwrap(PGConnection.class).getBackendPID(),
            server.getBoolean("may_create_schemas"),
            schema,
            tables.mayCreate(),
            history.newest(),
            history.checksums(),
            tables.hasTables() && !tables.hasHistory());
      }
    }
  }

  private record Tables(boolean mayCreate, boolean hasTables, boolean hasHistory) {}

  private static Tables tables(Connection connection, @Nullable String schema) throws SQLException {
    try (var statement = connection.prepareStatement(TABLES)) {
      statement.setString(1, schema);
      try (var found = statement.executeQuery()) {
        return found.next()
            ? new Tables(
                found.getBoolean("may_create"),
                found.getBoolean("has_tables"),
                found.getBoolean("has_history"))
            : new Tables(false, false, false);
      }
    }
  }

  private record History(int newest, List<Integer> checksums) {}

  private static History history(Connection connection, @Nullable String schema)
      throws SQLException {
    try (var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                """
                SELECT CAST(split_part(version, '.', 1) AS INTEGER), checksum
                FROM "%s".flyway_schema_history WHERE success AND version IS NOT NULL
                ORDER BY installed_rank
                """
                    .formatted(schema))) {
      int newest = 0;
      var checksums = new ArrayList<Integer>();
      while (found.next()) {
        newest = Math.max(newest, found.getInt(1));
        checksums.add(found.getInt(2));
      }
      return new History(newest, checksums);
    }
  }

  /** The rows of table {@code instance}; none when the database has not been created. */
  Map<String, String> facts(Connection connection) throws SQLException {
    var facts = new HashMap<String, String>();
    if (newest > 0) {
      try (var statement = connection.createStatement();
          var found =
              statement.executeQuery(
                  "SELECT name, content FROM \"%s\".instance".formatted(schema))) {
        while (found.next()) {
          facts.put(found.getString(1), found.getString(2));
        }
      }
    }
    return facts;
  }
}
