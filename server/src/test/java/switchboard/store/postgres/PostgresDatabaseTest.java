package switchboard.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.store.sql.ConnectionFactory;
import switchboard.store.sql.DatabaseConnection;
import switchboard.store.sql.PlainText;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestPostgres;

@NeedsPostgres
class PostgresDatabaseTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"DATA, public", "KEYS, keys"})
  void bothDatabasesHaveTheSameTablesAndColumns(Schema schema, String place) throws SQLException {
    var sqlite = new SqliteDatabase(folder.resolve("x.db"), schema);
    sqlite.migrate();
    try (var one = sqlite.open();
        var other = TestPostgres.database(folder).open()) {
      assertThat(columns(other, place))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(columns(one, null));
    }
  }

  /** Table, column and whether it may be null, which SQLite does not know of ids that it gives. */
  private static List<String> columns(Connection connection, @Nullable String schema)
      throws SQLException {
    var columns = new ArrayList<String>();
    try (var found = connection.getMetaData().getColumns(null, schema, "%", "%")) {
      while (found.next()) {
        var table = found.getString("TABLE_NAME");
        if (!table.startsWith("flyway_") && !table.startsWith("sqlite_")) {
          var name = found.getString("COLUMN_NAME");
          columns.add(
              "%s.%s %s"
                  .formatted(table, name, name.equals("id") ? "" : found.getString("NULLABLE")));
        }
      }
    }
    return columns;
  }

  /** A backup has the schema of SQLite with the same number. */
  @Test
  void bothDatabasesHaveTheSameMigrations() {
    assertThat(PostgresSchema.DATA.newest).isEqualTo(Schema.DATA.newest());
    assertThat(PostgresSchema.KEYS.newest).isEqualTo(Schema.KEYS.newest());
  }

  /** Otherwise each start would run Flyway. */
  @ParameterizedTest
  @CsvSource({"DATA, public", "KEYS, keys"})
  void theChecksumsAreThoseOfFlyway(PostgresSchema schema, String place) throws SQLException {
    try (var connection = TestPostgres.database(folder).open()) {
      assertThat(PostgresState.read(connection, place).checksums()).isEqualTo(schema.checksums());
    }
  }

  @Test
  void aSchemaThatIsUpToDateIsLeftAsItIs() {
    TestPostgres.database(folder).migrate();
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefused() throws SQLException {
    var database = database(TestPostgres.create(""));
    try (var connection = database.open();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE songs (name TEXT)");
    }
    isRefused(database, "another program");
  }

  @Test
  void anotherEncodingIsRefused() {
    var name = TestPostgres.create("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
    isRefused(database(name), "its encoding is LATIN1");
  }

  @Test
  void aMissingDatabaseIsNamed() {
    isRefused(database("nowhere"), "The database nowhere on localhost", "does not exist");
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() {
    isRefused(
        database(
            new PostgresAddress("jdbc:postgresql://127.0.0.1:1/x?password=hidden", "u", "hidden")),
        "The database x on 127.0.0.1 cannot be used: it cannot be reached");
  }

  private static PostgresDatabase database(String name) {
    return database(new PostgresAddress(TestPostgres.url(name), null, null));
  }

  private static PostgresDatabase database(PostgresAddress address) {
    return new PostgresDatabase(address, null, PostgresSchema.DATA);
  }

  private static void isRefused(PostgresDatabase database, String... words) {
    assertThatThrownBy(database::migrate)
        .isInstanceOf(StoreUnavailableException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words).doesNotContain("hidden"));
  }

  @Test
  void aLostConnectionIsBrokenAndADuplicateIsNot() throws SQLException {
    var database = TestPostgres.database(folder);
    try (var connection = database.open();
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO instance VALUES ('a', 'b')");
      assertThatThrownBy(() -> statement.execute("INSERT INTO instance VALUES ('a', 'b')"))
          .matches(e -> !database.isBroken(e))
          .hasMessageNotContaining("(a)");
      assertThatThrownBy(() -> statement.execute("SELECT pg_terminate_backend(pg_backend_pid())"))
          .matches(database::isBroken);
    }
  }

  /** A statement that failed ends the transaction, although later statements ran without effect. */
  @Test
  void aCommitAfterAFailedStatementFails() throws SQLException {
    var connections =
        new ConnectionFactory<>(
            TestPostgres.database(folder), new PlainText(), Function.identity());
    try (var connection = connections.open()) {
      connection.beginWriting();
      assertThatThrownBy(() -> connection.tables().execute("SELECT 1 / 0"));
      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aReaderSeesOneSnapshotAndDoesNotWrite() throws SQLException {
    var connections =
        new ConnectionFactory<>(
            TestPostgres.database(folder), new PlainText(), Function.identity());
    try (var reader = connections.open();
        var writer = connections.open()) {
      reader.beginReading();
      assertThat(facts(reader)).isZero();
      writer.beginWriting();
      writer.tables().execute("INSERT INTO instance VALUES ('a', 'b')");
      writer.commit();
      assertThat(facts(reader)).isZero();
      assertThatThrownBy(() -> reader.tables().execute("DELETE FROM instance"))
          .hasMessageContaining("read-only");
    }
  }

  private static long facts(DatabaseConnection<Handle> connection) {
    return connection.tables().createQuery("SELECT count(*) FROM instance").mapTo(Long.class).one();
  }
}
