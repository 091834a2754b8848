package switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.base.CommandException;
import switchboard.crypto.KeySource;
import switchboard.store.Store;
import switchboard.store.backup.Backup;
import switchboard.store.backup.BackupFixture;
import switchboard.store.backup.BackupKind;
import switchboard.store.backup.RetentionPolicy;
import switchboard.store.sqlite.DatabaseSummary;
import switchboard.store.sqlite.Schema;
import switchboard.testing.CapturedLog;
import switchboard.testing.Eventually;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.OlderPostgres;
import switchboard.testing.PostgresDump;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestPostgres;

/** The same on PostgreSQL as {@link ReleasedDataTest} on SQLite. */
@NeedsPostgres
class ReleasedPostgresDataTest {

  private static final String DUMP = "postgres.sql";
  private static final String MASTER_KEY = "postgres-master.json";

  @TempDir private Path folder;
  private BackupFixture fixture;

  @BeforeAll
  static void write(@TempDir Path folder) throws Exception {
    if (Boolean.getBoolean("update.docs")) {
      var written = new BackupFixture(TestDatabase.POSTGRES, folder);
      written.write(1, 2, 3);
      written.erase(3, "receipt-of-an-erasure");
      var example = Files.createDirectories(Releases.example());
      try (var connection = TestDatabase.POSTGRES.connect(written.data())) {
        Files.writeString(example.resolve(DUMP), PostgresDump.of(connection));
      }
      Files.writeString(example.resolve(MASTER_KEY), Files.readString(masterKey(folder)));
    }
  }

  private static Path masterKey(Path folder) {
    return folder.resolve("secrets/master.json");
  }

  @BeforeEach
  void prepare() {
    fixture = new BackupFixture(TestDatabase.POSTGRES, folder);
  }

  @ParameterizedTest
  @MethodSource("switchboard.config.Releases#all")
  void dataOfEveryReleaseIsMigratedAndReadable(String release) throws Exception {
    boolean isOlder = load(release) < Schema.DATA.newest();
    settings(true).openOrCreateStore().close();
    assertThat(fixture.texts(1)).containsExactly("text of 1");
    assertThat(fixture.texts(3)).isEmpty();
    assertThat(schema()).isEqualTo(Schema.DATA.newest());
    assertThat(copies()).hasSize(isOlder ? 1 : 0);
    fixture.write(4);
    assertThat(fixture.texts(4)).containsExactly("text of 4");
  }

  @Test
  void theVersionHasAnExampleOfItsSchema() throws Exception {
    assumeFalse(Releases.revision().endsWith("-SNAPSHOT"), "no release yet");
    assertThat(load(Releases.revision()))
        .as("the schema in %s. To write it: -Dtest=Released*DataTest -Dupdate.docs=true", DUMP)
        .isEqualTo(Schema.DATA.newest());
  }

  /** The example has what the migrations make: nothing was lost on the way. */
  @Test
  void anExampleIsTheSameWhenItIsWrittenAgain() throws Exception {
    var release = Releases.all().findFirst().orElseThrow();
    load(release);
    try (var connection = TestDatabase.POSTGRES.connect(fixture.data())) {
      assertThat(PostgresDump.of(connection))
          .isEqualTo(Files.readString(Releases.FOLDER.resolve(release).resolve(DUMP)));
    }
  }

  @Test
  void beforeOlderTablesAreMigratedThereIsACopyThatCanBeRestored() throws Exception {
    makeOlder();
    settings(true).openOrCreateStore().close();
    assertThat(schema()).isEqualTo(Schema.DATA.newest());
    var copy = backup().newest(BackupKind.DATA);
    assertThat(DatabaseSummary.check(copy.file()).schema()).isEqualTo(OlderPostgres.SCHEMA);
    settings(true).openOrCreateStore().close();
    assertThat(copies()).as("nothing is left to migrate").hasSize(1);
    fixture.write(4);
    fixture.restore(copy, backup().newest(BackupKind.KEYS));
    assertThat(fixture.rows("SELECT user_id FROM users")).containsExactlyInAnyOrder("1", "2");
    assertThat(fixture.texts(2)).containsExactly("text of 2");
  }

  @Test
  void withoutBackupsOlderTablesAreMigratedAllTheSame() throws Exception {
    makeOlder();
    settings(false).openOrCreateStore().close();
    assertThat(schema()).isEqualTo(Schema.DATA.newest());
    assertThat(copies()).isEmpty();
  }

  /** They share the folder of backups. Without it, Flyway makes them wait. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofTwoInstancesThatStartTogetherOneMigratesAndTheOtherWaits(boolean makesBackups)
      throws Exception {
    makeOlder();
    try (var log = new CapturedLog("switchboard.store.backup").withNotes();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var reader = TestDatabase.POSTGRES.connect(fixture.data())) {
      reader.setAutoCommit(false);
      execute(reader, "LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
      var settings = settings(makesBackups);
      var one = CompletableFuture.supplyAsync(settings::openOrCreateStore, threads);
      var other = CompletableFuture.supplyAsync(settings::openOrCreateStore, threads);
      Eventually.holds(
          "one works, and the other waits",
          () -> isBlocked() && (!makesBackups || isSaid(log, "Waiting for another process")));
      reader.commit();
      assertThat(List.of(users(one.join()), users(other.join()))).containsExactly(2L, 2L);
    }
    assertThat(schema()).isEqualTo(Schema.DATA.newest());
    assertThat(copies()).hasSize(makesBackups ? 1 : 0);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private boolean isBlocked() {
    return !fixture
        .rows(
            """
            SELECT 1 FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND datname = current_database()
            """)
        .isEmpty();
  }

  private static boolean isSaid(CapturedLog log, String words) {
    return log.lines().stream().anyMatch(line -> line.startsWith(words));
  }

  private static long users(Store opened) {
    try (var store = opened) {
      return store.readNow(tables -> tables.statistics().at(BackupFixture.START).users());
    }
  }

  @Test
  void tablesFromBeforeTheFirstReleaseAreRefusedAndNotCopied() throws Exception {
    makeOlder();
    change("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");
    isRefused("a version from before the first release wrote it", "set DATABASE_URL to an empty");
    assertThat(schema()).isEqualTo(OlderPostgres.SCHEMA);
  }

  @Test
  void tablesOfANewerVersionAreRefusedAndNotCopied() throws Exception {
    change(
        "INSERT INTO flyway_schema_history SELECT 99, '99', 'x', 'SQL', 'V99__x.sql', 0, 'me', now(), 0, true");
    isRefused("a newer version of Switchboard has changed it: its schema is 99", "Start the newer");
  }

  private void isRefused(String... words) throws IOException {
    assertThatThrownBy(() -> settings(true).openOrCreateStore())
        .isInstanceOf(CommandException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
    assertThat(copies()).isEmpty();
  }

  /** Puts the example where the program looks for data; returns the number of its schema. */
  private int load(String release) throws Exception {
    var example = Releases.FOLDER.resolve(release);
    Files.createDirectories(fixture.data());
    var master = masterKey(folder);
    Files.createDirectories(master.getParent());
    Files.copy(example.resolve(MASTER_KEY), master);
    Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-------"));
    TestPostgres.empty(fixture.data());
    try (var connection = TestDatabase.POSTGRES.connect(fixture.data())) {
      execute(connection, Files.readString(example.resolve(DUMP)));
    }
    return schema();
  }

  private void makeOlder() {
    fixture.write(1, 2);
    OlderPostgres.turnBack(fixture.data());
  }

  private void change(String sql) {
    TestDatabase.POSTGRES.change(fixture.data(), sql);
  }

  private DataSettings settings(boolean makesBackups) {
    var backups = makesBackups ? folder.resolve("backups") : null;
    return new DataSettings(
        fixture.data(),
        TestDatabase.POSTGRES.settings(fixture.data()),
        KeySource.file(masterKey(folder)),
        new BackupSettings(backups, RetentionPolicy.STANDARD),
        true);
  }

  private Backup backup() {
    return settings(true).backup(InstantSource.system());
  }

  private int schema() {
    return TestPostgres.database(fixture.data()).version();
  }

  private List<Backup.Kept> copies() throws IOException {
    return Files.exists(folder.resolve("backups")) ? backup().all(BackupKind.DATA) : List.of();
  }
}
