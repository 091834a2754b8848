package switchboard.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.store.sql.StoreUnavailableException;

class SchemaTest {

  /** A table, followed by its indexes. */
  private static final String STATEMENTS =
      """
      SELECT sql FROM sqlite_schema
      WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'flyway_%' AND name NOT LIKE 'sqlite_%'
      ORDER BY tbl_name, type <> 'table', type, name
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Schema.class)
  void everyMigrationIsNamedInItsOrder(Schema schema) throws IOException {
    try (var files = Files.list(Path.of("server/src/main/resources", schema.folder()))) {
      assertThat(schema.migrations())
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString().replace(".sql", "")).toList())
          .isSortedAccordingTo((one, other) -> Schema.number(one) - Schema.number(other));
    }
    assertThat(schema.newest()).isEqualTo(Schema.number(schema.migrations().getLast()));
  }

  /** {@code -Dupdate.docs=true} writes the document instead. */
  @Test
  void theDocumentedSchemaIsThatOfTheDatabases() throws IOException, SQLException {
    var document = Path.of("docs/schema.sql");
    var schema =
        """
        -- The tables of both databases, as the migrations make them. Generated; to update it:
        -- ./mvnw test -pl server -am -Dtest=SchemaTest -Dupdate.docs=true -Dsurefire.failIfNoSpecifiedTests=false
        -- Times are milliseconds since 1970 in UTC; BLOB columns hold ciphertext.

        -- switchboard.db

        %s

        -- keys.db

        %s
        """
            .formatted(statements(Schema.DATA), statements(Schema.KEYS));
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(document, schema);
    }
    assertThat(document).hasContent(schema);
  }

  private String statements(Schema schema) throws SQLException {
    var sqlite = new SqliteDatabase(folder.resolve(schema + ".db"), schema);
    sqlite.migrate();
    try (var connection = sqlite.open()) {
      return DatabaseSummary.strings(connection, STATEMENTS).stream()
          .map(statement -> statement + ";")
          .collect(Collectors.joining("\n\n"))
          .replaceAll("\n\n(?=CREATE INDEX)", "\n");
    }
  }

  @Test
  void whatIsUpToDateIsNotMigratedAgain() throws SQLException {
    var sqlite = new SqliteDatabase(folder.resolve("x.db"), Schema.DATA);
    sqlite.migrate();
    change(sqlite, "DROP TABLE flyway_schema_history");
    sqlite.migrate();
    change(sqlite, "PRAGMA user_version = 0");
    assertThatThrownBy(sqlite::migrate).isInstanceOf(StoreUnavailableException.class);
  }

  /** The checksum of the first migration is the one in Flyway's history. */
  @ParameterizedTest
  @EnumSource(Schema.class)
  void aStartAfterAnInterruptedOneAcceptsTheDatabase(Schema schema) throws SQLException {
    var sqlite = new SqliteDatabase(folder.resolve("x.db"), schema);
    sqlite.migrate();
    change(sqlite, "PRAGMA user_version = 0");
    assertThatCode(sqlite::migrate).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"DATA, V1__people_and_replies.sql, 18", "KEYS, V1__keys.sql, 1"})
  void aDatabaseFromBeforeTheFirstReleaseIsRefusedUnchanged(
      Schema schema, String script, int newest) throws Exception {
    var file = folder.resolve("old.db");
    NativeLibrary.load(folder);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (user_id INTEGER NOT NULL PRIMARY KEY) STRICT");
      statement.execute(
          "CREATE TABLE flyway_schema_history (version TEXT, script TEXT, checksum INTEGER, success INTEGER)");
      statement.execute("INSERT INTO flyway_schema_history VALUES ('1', '" + script + "', 5, 1)");
      statement.execute(
          "INSERT INTO flyway_schema_history VALUES ('" + newest + "', 'V_last.sql', 5, 1)");
      statement.execute("PRAGMA user_version = 12345");
    }
    isRefusedUnchanged(file, schema);
  }

  /** The first migration changed until the first release. */
  @ParameterizedTest
  @EnumSource(Schema.class)
  void soIsADatabaseWithAnEarlierFirstMigration(Schema schema) throws SQLException {
    var file = folder.resolve("old.db");
    var sqlite = new SqliteDatabase(file, schema);
    sqlite.migrate();
    change(sqlite, "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '1'");
    change(sqlite, "PRAGMA user_version = 12345");
    isRefusedUnchanged(file, schema);
  }

  private static void isRefusedUnchanged(Path file, Schema schema) throws SQLException {
    var before = contents(file);
    assertThatThrownBy(new SqliteDatabase(file, schema)::migrate)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("before the first release")
        .hasMessageContaining("DATA_DIR");
    assertThat(contents(file)).isEqualTo(before);
  }

  private static List<List<String>> contents(Path file) throws SQLException {
    try (var connection = SqliteDatabase.untouched(file)) {
      return List.of(
          DatabaseSummary.strings(connection, "SELECT sql FROM sqlite_schema"),
          DatabaseSummary.strings(connection, "SELECT script FROM flyway_schema_history"),
          DatabaseSummary.strings(connection, "PRAGMA user_version"));
    }
  }

  private static void change(SqliteDatabase sqlite, String sql) throws SQLException {
    try (var connection = sqlite.open();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
