package switchboard.store.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a database file, read without changing it.
 *
 * @param schema number of the last migration
 * @param facts rows of table {@code instance}
 * @param rows number of rows per table
 */
public record DatabaseSummary(int schema, Map<String, String> facts, SortedMap<String, Long> rows) {

  /**
   * Opens a file that nothing else uses and runs an integrity check.
   *
   * @throws SQLException when it is damaged or not a Switchboard database
   */
  public static DatabaseSummary check(Path file) throws SQLException {
    try (var connection = SqliteDatabase.readOnly(file)) {
      var result = strings(connection, "PRAGMA integrity_check(1)");
      if (!result.equals(List.of("ok"))) {
        throw new SQLException("Integrity check failed");
      }
      return new DatabaseSummary(schema(connection), facts(connection), rows(connection));
    }
  }

  @Nullable
  public String fact(String name) {
    return facts.get(name);
  }

  /** The number of the last migration; 0 without migration history. */
  static int schema(Connection connection) throws SQLException {
    if (!tables(connection).contains("flyway_schema_history")) {
      return 0;
    }
    return strings(
            connection,
            "SELECT version FROM flyway_schema_history WHERE success = 1 AND version IS NOT NULL")
        .stream()
        .mapToInt(version -> Integer.parseInt(version.replaceFirst("\\..*", "")))
        .max()
        .orElse(0);
  }

  /** Whether it was written before the first release, when the first migration still changed. */
  static boolean isBeforeRelease(Connection connection, Schema schema) throws SQLException {
    return tables(connection).contains("flyway_schema_history")
        && !strings(
                connection,
                "SELECT script || ' ' || checksum FROM flyway_schema_history WHERE version = '1'")
            .equals(List.of(schema.first()));
  }

  /**
   * Whether a start of this version migrates it; not if it cannot be used, for which opening it
   * names the cause. The file is not changed.
   */
  public static boolean isOutdated(Path file, Schema schema) {
    if (!Files.exists(file)) {
      return false;
    }
    try (var connection = SqliteDatabase.untouched(file)) {
      int found = schema(connection);
      return found > 0 && found < schema.newest() && !isBeforeRelease(connection, schema);
    } catch (SQLException e) {
      return false;
    }
  }

  static boolean hasTables(Connection connection) throws SQLException {
    return !tables(connection).isEmpty();
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return strings(connection, "SELECT name FROM sqlite_master WHERE type = 'table'");
  }

  /** The rows of table {@code instance}; empty when the table does not exist yet. */
  public static Map<String, String> facts(Connection connection) throws SQLException {
    if (!tables(connection).contains("instance")) {
      return Map.of();
    }
    return strings(connection, "SELECT name || '=' || content FROM instance").stream()
        .map(fact -> fact.split("=", 2))
        .collect(Collectors.toUnmodifiableMap(fact -> fact[0], fact -> fact[1]));
  }

  private static SortedMap<String, Long> rows(Connection connection) throws SQLException {
    var rows = new TreeMap<String, Long>();
    var tables =
        strings(
            connection,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                + " AND name NOT LIKE 'flyway%'");
    for (var table : tables) {
      var count = strings(connection, "SELECT count(*) FROM \"" + table + '"').getFirst();
      rows.put(table, Long.valueOf(count));
    }
    return rows;
  }

  public static List<String> strings(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var strings = new ArrayList<String>();
      while (result.next()) {
        strings.add(result.getString(1));
      }
      return strings;
    }
  }
}
