package switchboard.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.DurableFiles;
import switchboard.domain.UserId;
import switchboard.store.Databases;

class BackupTest {

  @TempDir Path folder;
  private BackupFixture stage;

  @BeforeEach
  void fill() {
    stage = new BackupFixture(folder);
    stage.write(1, 2, 3);
  }

  private List<String> names() {
    return BackupFixture.files(stage.root()).keySet().stream()
        .map(file -> stage.root().relativize(file).toString())
        .toList();
  }

  @Test
  void itIsTwoFilesWithAManifestEach() throws IOException {
    var made = stage.made();
    assertThat(names())
        .containsExactly(
            "data/switchboard-20261123T053000Z.db",
            "data/switchboard-20261123T053000Z.json",
            "keys/keys-20261123T053000Z.db",
            "keys/keys-20261123T053000Z.json");
    var data = Manifest.read(made.data().manifest());
    assertThat(data.createdAt()).isEqualTo(BackupFixture.START);
    assertThat(data.bot()).isEqualTo("123");
    assertThat(data.rows()).containsEntry("users", 3L).containsEntry("user_messages", 3L);
    assertThat(data.sha256()).isEqualTo(DurableFiles.sha256(made.data().file())).hasSize(64);
    var keys = Manifest.read(made.keys().manifest());
    assertThat(keys.keys()).isEqualTo(data.keys());
    assertThat(keys.masterKey()).isEqualTo(Integer.toString(stage.master().load().id()));
    assertThat(keys.rows()).containsEntry("data_keys", 3L).containsEntry("application_keys", 2L);
  }

  /** Later versions must be able to read backups. */
  @Test
  void theManifestsFormIsFixed() throws IOException {
    var manifest = Files.readString(stage.made().data().manifest());
    assertThat(manifest)
        .contains(
            "\"format\" : \"switchboard-backup-2\"",
            "\"kind\" : \"data\"",
            "\"created_at\" : \"2026-11-23T05:30:00Z\"",
            "\"program\" : \"1.0\"",
            "\"schema\" : ",
            "\"bot\" : \"123\"",
            "\"keys\" : \"",
            "\"master_key\" : null",
            "\"sha256\" : \"",
            "\"bytes\" : ",
            "\"rows\" : {");
  }

  @Test
  void othersCannotReadIt() throws IOException {
    stage.made();
    try (var all = Files.walk(stage.root())) {
      for (var path : all.toList()) {
        var wanted = Files.isDirectory(path) ? "rwx------" : "rw-------";
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(wanted);
      }
    }
  }

  /** Each transaction writes a person, a message and a reply: a copy has all three or none. */
  @Test
  void whileOthersWriteItHoldsWholeTransactionsAndAKeyForEverybody() throws SQLException {
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
      for (int round = 0; round < 5; round++) {
        long before = written.get();
        var made = stage.made();
        stage.clock.updateAndGet(at -> at.plusSeconds(1));
        var data = Manifest.read(made.data().manifest()).rows();
        var keys = Manifest.read(made.keys().manifest()).rows();
        assertThat(data.get("users")).isGreaterThanOrEqualTo(before - 100);
        assertThat(data).containsEntry("user_messages", data.get("users"));
        assertThat(data).containsEntry("outbox", data.get("users"));
        assertThat(keys.get("data_keys")).isGreaterThanOrEqualTo(data.get("users"));
      }
      assertThat(writer.isAlive()).as("no write was refused").isTrue();
      stop.set(true);
      assertThat(joined(writer)).isTrue();
    });
  }

  private static boolean joined(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void withoutRoomItIsRefusedBeforeAnythingIsWritten() {
    var tight =
        new Backup(
            new Databases.Embedded(stage.database()),
            stage.data(),
            stage.root(),
            RetentionPolicy.STANDARD,
            "1.0",
            stage.clock::get,
            _ -> 1000);
    assertThatThrownBy(() -> tight.make(Progress.NONE))
        .isInstanceOf(BackupException.class)
        .hasMessageContainingAll("has 0 MB free", "needs 1 MB", "Free up space");
    assertThat(names()).isEmpty();
  }

  @Test
  void oneAtATime() {
    var refused = new ArrayList<String>();
    stage
        .backup()
        .make((_, _, _) -> {
          try {
            stage.made();
          } catch (BackupException e) {
            refused.add(e.getMessage());
          }
        });
    assertThat(refused)
        .hasSize(2)
        .allMatch(text -> text.contains("Another backup is already running"));
    assertThat(names()).hasSize(4);
  }

  @Test
  void whatARunLeftThatWasCutShortIsNoBackupAndIsRemovedByTheNext() throws IOException {
    stage.made();
    var data = stage.root().resolve("data");
    Files.writeString(data.resolve("switchboard-20261123T060000Z.db.part"), "half");
    Files.writeString(data.resolve("switchboard-20261123T060000Z.db.part-journal"), "SQLite's");
    Files.writeString(data.resolve("switchboard-20261123T070000Z.db"), "named, not described");
    Files.writeString(data.resolve("switchboard-20261123T070000Z.json.part"), "{}");
    Files.writeString(data.resolve("somebody-elses.db"), "stays");
    stage.clock.updateAndGet(at -> at.plusSeconds(3 * 3600));
    assertThat(stage.backup().last()).contains(BackupFixture.START);
    stage.made();
    assertThat(names())
        .contains("data/somebody-elses.db", "data/switchboard-20261123T083000Z.db")
        .noneMatch(name -> name.contains("060000") || name.contains("070000"));
  }

  @Test
  void aCopyThatIsCancelledLeavesNothing() {
    BackupFixture.meddle(
        stage.database(),
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)"
            + " INSERT INTO quarantine SELECT i, 1, 'x', randomblob(300000), 'x', 'held', 1, 1, 1"
            + " FROM n");
    var backup = stage.backup();
    var done = new AtomicBoolean();
    var canceller =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) {
                backup.cancel();
              }
            });
    assertThatThrownBy(() -> backup.make(Progress.NONE))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("INTERRUPT");
    done.set(true);
    assertThat(joined(canceller)).isTrue();
    assertThat(names()).isEmpty();
    stage.made();
  }

  @Test
  void theLastOneIsThatOfBothPartsAndOldKeysAreRemoved() throws IOException {
    assertThat(stage.backup().last()).isEmpty();
    stage.made();
    stage.clock.updateAndGet(at -> at.plus(Duration.ofDays(8)));
    var second = stage.made();
    assertThat(stage.backup().last()).contains(stage.clock.get());
    assertThat(names())
        .contains("data/switchboard-20261123T053000Z.db")
        .doesNotContain("keys/keys-20261123T053000Z.db", "keys/keys-20261123T053000Z.json");
    Files.delete(second.keys().manifest());
    assertThat(stage.backup().last()).isEmpty();
  }

  @Test
  void keysThatGrewOldAreRemovedWithoutAnotherBackupButTheNewestStays() {
    stage.made();
    stage.clock.updateAndGet(at -> at.plusSeconds(60));
    stage.made();
    stage.clock.updateAndGet(at -> at.plus(Duration.ofDays(8)));
    stage.backup().removeOld();
    assertThat(names())
        .contains("keys/keys-20261123T053100Z.db")
        .doesNotContain("keys/keys-20261123T053000Z.db");
  }

  @Test
  void aDestroyedKeyIsNotInTheLogsAfterABackup() throws IOException {
    stage.run(store -> {
      store.keys().destroy(store.keys().stored(new UserId(2)), "R-1", BackupFixture.START);
      stage.made();
      assertThat(stage.data().resolve("keys.db-wal")).isEmptyFile();
      assertThat(stage.data().resolve("switchboard.db-wal")).isEmptyFile();
    });
  }

  @Test
  void withoutADatabaseItSaysWhichIsMissing() throws IOException {
    Files.delete(stage.database());
    assertThatThrownBy(stage::made)
        .isInstanceOf(BackupException.class)
        .hasMessageContainingAll("switchboard.db does not exist", "DATA_DIR");
  }

  @Test
  void aDatabaseOfANewerVersionIsNotPutAside() {
    BackupFixture.meddle(
        stage.database(),
        "INSERT INTO flyway_schema_history SELECT 99, '99', 'x', 'SQL', 'V99__x.sql', 0, 'me',"
            + " '2026', 0, 1");
    assertThatThrownBy(stage::made)
        .isInstanceOf(BackupException.class)
        .hasMessageContainingAll("its schema is 99", "Make the backup with that version");
    assertThat(names()).isEmpty();
  }

  @Test
  void aDamagedDatabaseIsNotPutAside() throws IOException {
    var bytes = Files.readAllBytes(stage.database());
    Arrays.fill(bytes, 8192, 40960, (byte) 7);
    Files.write(stage.database(), bytes);
    assertThatThrownBy(stage::made)
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("it is damaged");
    assertThat(names()).isEmpty();
  }
}
