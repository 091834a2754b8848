package switchboard.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.store.move.DatabaseCopy;
import switchboard.store.sqlite.DatabaseSummary;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteCopy;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.OlderPostgres;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestPostgres;

/** Backups of PostgreSQL are the same files as those of SQLite. */
@NeedsPostgres
class PostgresBackupTest {

  @TempDir Path folder;
  private BackupFixture stage;

  @BeforeEach
  void fill() {
    stage = new BackupFixture(TestDatabase.POSTGRES, folder);
    stage.write(1, 2, 3);
  }

  @Test
  void itIsTwoFilesOfSqliteWithAManifestEach() throws SQLException {
    var made = stage.made();
    var data = Manifest.read(made.data().manifest());
    assertThat(data.bot()).isEqualTo("123");
    assertThat(data.schema()).isEqualTo(Schema.DATA.newest());
    assertThat(data.rows())
        .containsEntry("users", 3L)
        .containsEntry("user_messages", 3L)
        .containsEntry("outbox", 3L)
        .doesNotContainKey("data_keys");
    var keys = Manifest.read(made.keys().manifest());
    assertThat(keys.rows()).containsEntry("data_keys", 3L).containsEntry("application_keys", 2L);
    assertThat(keys.masterKey()).isEqualTo(Integer.toString(stage.master().load().id()));
    assertThat(DatabaseSummary.check(made.data().file()).rows()).isEqualTo(data.rows());
    assertThat(stage.backup().verify(BackupKind.DATA, BackupFixture.START)).isTrue();
  }

  @Test
  void otherInstancesKnowWhenItWasMade() {
    stage.made();
    stage.run(store -> {
      Optional<Instant> last = store.readNow(LastBackup::find);
      assertThat(last).contains(BackupFixture.START);
    });
  }

  /** Each transaction writes a person, a message and a reply: a copy has all three or none. */
  @Test
  void whileOthersWriteItHoldsWholeTransactionsAndAKeyForEverybody() {
    var stop = new AtomicBoolean();
    var written = new AtomicLong(100);
    stage.run(store -> {
      var writer =
          Thread.ofPlatform()
              .start(() -> {
                while (!stop.get()) {
                  BackupFixture.write(store, written.incrementAndGet(), BackupFixture.START);
                }
              });
      long before = written.get();
      var made = stage.made();
      stop.set(true);
      assertThat(joined(writer)).isTrue();
      var data = Manifest.read(made.data().manifest()).rows();
      var keys = Manifest.read(made.keys().manifest()).rows();
      assertThat(data.get("users")).isGreaterThanOrEqualTo(before - 100);
      assertThat(data).containsEntry("user_messages", data.get("users"));
      assertThat(data).containsEntry("outbox", data.get("users"));
      assertThat(keys.get("data_keys")).isGreaterThanOrEqualTo(data.get("users"));
    });
  }

  private static boolean joined(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** It is the one change that older snapshots see. */
  @Test
  void nobodyEmptiesATableMeanwhile() {
    var copy = SqliteCopy.create(folder.resolve("copy.db"), Schema.DATA, Schema.DATA.newest());
    var refused = new AtomicBoolean();
    new DatabaseCopy(
            DatabaseCopy.Contents.DATA,
            TestPostgres.database(stage.data()),
            copy,
            (_, _) -> {},
            () -> refused.set(isRefused("TRUNCATE audit_log, audit_subjects")))
        .run();
    assertThat(refused).isTrue();
  }

  private boolean isRefused(String sql) {
    try (var connection = TestDatabase.POSTGRES.connect(stage.data());
        var statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = '50ms'");
      statement.execute(sql);
      return false;
    } catch (SQLException e) {
      return "55P03".equals(e.getSQLState());
    }
  }

  @Test
  void aCopyThatIsCancelledLeavesNothing() {
    var backup = stage.backup();
    assertThatThrownBy(() -> backup.make((_, _, _) -> backup.cancel()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("cancelled");
    assertThat(BackupFixture.files(stage.root())).isEmpty();
    stage.made();
  }

  @Test
  void beforeAnUpgradeItHasTheSchemaThatIsThere() {
    OlderPostgres.turnBack(stage.data());
    var made = stage.made();
    var manifest = Manifest.read(made.data().manifest());
    assertThat(manifest.schema()).isEqualTo(OlderPostgres.SCHEMA);
    assertThat(manifest.rows()).containsEntry("users", 3L).doesNotContainKey("login_attempts");
    stage.restore(made.data(), null);
    assertThat(stage.texts(2)).containsExactly("text of 2");
  }

  @Test
  void whatCannotBeCopiedIsSaid() {
    var empty = new BackupFixture(TestDatabase.POSTGRES, folder.resolve("empty"));
    assertThatThrownBy(empty::made)
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("has no data yet. Start the server once");
    TestDatabase.POSTGRES.change(
        stage.data(),
        "INSERT INTO flyway_schema_history SELECT 99, '99', 'x', 'SQL', 'V99__x.sql', 0, 'me', now(), 0, true");
    assertThatThrownBy(stage::made)
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("a newer version of Switchboard has changed it");
    assertThat(BackupFixture.files(stage.root())).isEmpty();
  }
}
