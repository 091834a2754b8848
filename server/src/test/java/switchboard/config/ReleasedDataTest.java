package switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.crypto.KeySource;
import switchboard.store.backup.BackupFixture;
import switchboard.store.backup.RetentionPolicy;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.DatabaseSummary;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteCopy;
import switchboard.store.sqlite.SqliteDatabase;

/**
 * Data of every release, stored as SQL, is migrated after it was copied. {@code -Dupdate.docs=true}
 * writes the example of the version that is being made; those of releases never change.
 */
class ReleasedDataTest {

  private static final List<String> DATABASES = List.of("switchboard", "keys");

  private static final String SCHEMA =
      """
      SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
      ORDER BY type <> 'table', rowid
      """;

  private static final String TABLES =
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";

  @TempDir private Path folder;

  @BeforeAll
  static void write(@TempDir Path folder) throws Exception {
    if (Boolean.getBoolean("update.docs")) {
      var fixture = new BackupFixture(folder);
      fixture.write(1, 2, 3);
      fixture.erase(3, "receipt-of-an-erasure");
      var example = Files.createDirectories(Releases.example());
      for (var database : DATABASES) {
        Files.writeString(
            example.resolve(database + ".sql"), dump(fixture.data().resolve(database + ".db")));
      }
      Files.writeString(
          example.resolve("master.json"), Files.readString(folder.resolve("secrets/master.json")));
    }
  }

  private static String dump(Path file) throws SQLException {
    var dump = new StringJoiner(";\n", "", ";\n");
    try (var connection = SqliteDatabase.untouched(file)) {
      DatabaseSummary.strings(connection, SCHEMA).forEach(dump::add);
      for (var table : DatabaseSummary.strings(connection, TABLES)) {
        var values =
            DatabaseSummary.strings(
                    connection, "SELECT name FROM pragma_table_info('" + table + "')")
                .stream()
                .map(column -> "quote(" + column + ")")
                .collect(Collectors.joining(" || ', ' || "));
        var row = "'INSERT INTO %s VALUES (' || %s || ')'".formatted(table, values);
        DatabaseSummary.strings(connection, "SELECT " + row + " FROM " + table).forEach(dump::add);
      }
    }
    return dump.toString();
  }

  @ParameterizedTest
  @MethodSource("switchboard.config.Releases#all")
  void dataOfEveryReleaseIsMigratedAndReadable(String release) throws Exception {
    boolean isOlder = load(release) < Schema.DATA.newest();
    settings(true).openOrCreateStore().close();
    var fixture = new BackupFixture(folder);
    assertThat(fixture.texts(1)).containsExactly("text of 1");
    assertThat(fixture.texts(3)).isEmpty();
    assertThat(schema()).isEqualTo(Schema.DATA.newest());
    assertThat(copies()).hasSize(isOlder ? 1 : 0);
  }

  @Test
  void theVersionHasAnExampleOfItsSchema() throws Exception {
    assumeFalse(Releases.revision().endsWith("-SNAPSHOT"), "no release yet");
    assertThat(load(Releases.revision()))
        .as(
            "the schema in %s. To write it: -Dtest=ReleasedDataTest -Dupdate.docs=true",
            Releases.example())
        .isEqualTo(Schema.DATA.newest());
  }

  @Test
  void beforeOlderTablesAreMigratedThereIsACopyOfThem() throws Exception {
    makeOlder();
    settings(true).openOrCreateStore().close();
    assertThat(schema()).isEqualTo(Schema.DATA.newest());
    assertThat(copies())
        .singleElement()
        .satisfies(copy -> {
          assertThat(schema(copy)).isEqualTo(Schema.DATA.newest() - 1);
        });
    settings(true).openOrCreateStore().close();
    assertThat(copies()).as("nothing is left to migrate").hasSize(1);
  }

  @Test
  void withoutBackupsOlderTablesAreMigratedAllTheSame() throws Exception {
    makeOlder();
    settings(false).openOrCreateStore().close();
    assertThat(schema()).isEqualTo(Schema.DATA.newest());
    assertThat(copies()).isEmpty();
  }

  /** They are refused, so a copy would be one more thing to clean up. */
  @Test
  void tablesFromBeforeTheFirstReleaseAreNotCopied() throws Exception {
    makeOlder();
    BackupFixture.meddle(data(), "UPDATE flyway_schema_history SET checksum = 1 WHERE version = 1");
    assertThatThrownBy(() -> settings(true).openOrCreateStore())
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("before the first release");
    assertThat(copies()).isEmpty();
  }

  /** Puts the example where the program looks for data; returns the number of its schema. */
  private int load(String release) throws Exception {
    var example = Releases.FOLDER.resolve(release);
    Files.createDirectories(folder.resolve("data"));
    var master = folder.resolve("secrets/master.json");
    Files.createDirectories(master.getParent());
    Files.copy(example.resolve("master.json"), master);
    Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-------"));
    for (var database : DATABASES) {
      var file = folder.resolve("data/" + database + ".db");
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          var statement = connection.createStatement()) {
        statement.executeUpdate(Files.readString(example.resolve(database + ".sql")));
      }
    }
    return schema();
  }

  /** Data without people, and with the schema before the last one. */
  private void makeOlder() throws Exception {
    new BackupFixture(folder).run(_ -> {});
    String keys;
    try (var connection = SqliteDatabase.untouched(data())) {
      keys = DatabaseSummary.facts(connection).get("keys");
    }
    Files.delete(data());
    SqliteCopy.create(data(), Schema.DATA, Schema.DATA.newest() - 1);
    BackupFixture.meddle(data(), "INSERT INTO instance VALUES ('keys', '" + keys + "')");
  }

  private Path data() {
    return folder.resolve("data/switchboard.db");
  }

  private DataSettings settings(boolean makesBackups) {
    var backups = makesBackups ? folder.resolve("backups") : null;
    return new DataSettings(
        folder.resolve("data"),
        null,
        KeySource.file(folder.resolve("secrets/master.json")),
        new BackupSettings(backups, RetentionPolicy.STANDARD),
        true);
  }

  private int schema() throws SQLException {
    return schema(data());
  }

  private static int schema(Path file) throws SQLException {
    return DatabaseSummary.check(file).schema();
  }

  private List<Path> copies() throws IOException {
    if (!Files.exists(folder.resolve("backups"))) {
      return List.of();
    }
    try (var files = Files.list(folder.resolve("backups/data"))) {
      return files.filter(file -> file.toString().endsWith(".db")).toList();
    }
  }
}
