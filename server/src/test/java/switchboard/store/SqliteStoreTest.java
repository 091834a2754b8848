package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.DataFolder;
import switchboard.crypto.KeySource;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;

/** The store on SQLite: its files, locks and settings. */
class SqliteStoreTest {

  @TempDir Path folder;
  private Path file;
  private Store store;

  @BeforeEach
  void open() {
    file = folder.resolve("switchboard.db");
    store = Store.open(file, master());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private KeySource master() {
    return KeySource.file(folder.resolve("master.json"));
  }

  private static boolean note(Tables tables) {
    tables.metadata().save("x", "y");
    return true;
  }

  @Test
  void aLockedDatabaseIsUnavailableAndWorksAgainAfterwards() throws SQLException {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      var blocked = store.write(SqliteStoreTest::note);
      assertThatThrownBy(blocked::join).hasCauseInstanceOf(StoreUnavailableException.class);
      statement.execute("ROLLBACK");
    }
    store.run(SqliteStoreTest::note);
    assertThat(store.<Optional<String>>readNow(tables -> tables.metadata().find("x")))
        .contains("y");
  }

  /** As a browser of databases that is left open: the log grows, and is written back afterwards. */
  @Test
  void aReaderThatStaysHindersNoWriteAndItsLogIsUsedAgain() throws SQLException, IOException {
    var log = folder.resolve("switchboard.db-wal");
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = other.createStatement()) {
      statement.execute("BEGIN");
      assertThat(count(statement)).isZero();
      for (int i = 0; i < 400; i++) {
        store.run(SqliteStoreTest::note);
      }
      assertThat(count(statement)).as("it sees what it saw").isZero();
      statement.execute("COMMIT");
      assertThat(count(statement)).isOne();
    }
    long grown = Files.size(log);
    for (int i = 0; i < 400; i++) {
      store.run(SqliteStoreTest::note);
    }
    assertThat(Files.size(log)).isEqualTo(grown);
  }

  private static long count(Statement statement) throws SQLException {
    try (var result = statement.executeQuery("SELECT count(*) FROM instance WHERE name = 'x'")) {
      return result.getLong(1);
    }
  }

  @Test
  void theDatabaseWritesAheadSynchronouslyWithForeignKeys() throws SQLException {
    try (var connection = new SqliteDatabase(file, Schema.DATA).open();
        var statement = connection.createStatement()) {
      assertThat(pragma(statement, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(statement, "synchronous")).isEqualTo("2");
      assertThat(pragma(statement, "foreign_keys")).isEqualTo("1");
      assertThat(pragma(statement, "busy_timeout")).isEqualTo("5000");
    }
  }

  private static String pragma(Statement statement, String name) throws SQLException {
    try (var result = statement.executeQuery("PRAGMA " + name)) {
      return result.getString(1);
    }
  }

  @Test
  void everyTableIsStrictAndThoseOfAPersonCarryTheirId() throws SQLException {
    try (var connection = new SqliteDatabase(file, Schema.DATA).open();
        var statement = connection.createStatement();
        var tables =
            statement.executeQuery(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                    + " 'sqlite_%' AND name NOT LIKE 'flyway_%'")) {
      while (tables.next()) {
        assertThat(tables.getString("sql"))
            .as(tables.getString("name"))
            .containsPattern("STRICT(, WITHOUT ROWID)?$");
      }
    }
  }

  @Test
  void aDatabaseOfANewerProgramIsRefused() throws SQLException {
    store.close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_schema_history VALUES (99, '99', 'future', 'SQL', 'V99__f.sql', 1,"
              + " 'x', '2030-01-01', 1, 1)");
      statement.execute("PRAGMA user_version = 0"); // the value during a migration
    }
    assertThatThrownBy(() -> Store.open(file, master()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("newer");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
    var other = folder.resolve("other.db");
    Files.writeString(other, "this is a shopping list, not a database".repeat(100));
    assertThatThrownBy(() -> Store.open(other, master()))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(other).content().startsWith("this is a shopping list");
  }

  @Test
  void aFolderHasOneProcess() {
    try (var held = DataFolder.hold(folder)) {
      assertThat(held.path()).isEqualTo(folder);
      assertThatThrownBy(() -> DataFolder.hold(folder))
          .isInstanceOf(DataFolder.DataFolderException.class)
          .hasMessageContaining("already runs");
    }
    DataFolder.hold(folder).close();
  }
}
