package switchboard.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.store.audit.AuditVerification.Flaw;
import switchboard.store.audit.AuditVerification.Outcome;
import switchboard.store.backup.Backup;
import switchboard.store.backup.BackupFixture;

/**
 * A restore resets the audit log to the backup's, records that, and cannot be used to hide entries.
 */
class AuditRestoreTest {

  @TempDir Path folder;
  private BackupFixture stage;
  private Backup.Made made;

  @BeforeEach
  void fill() {
    stage = new BackupFixture(folder);
    stage.run(store -> AuditFixture.write(store, 1, 2, 3));
    made = stage.made();
    stage.run(store -> AuditFixture.write(store, 4, 5));
  }

  private Outcome verify() {
    try (var store = stage.open()) {
      return AuditVerification.of(store);
    }
  }

  /**
   * Asserts that the restore's entry is the fourth and names the last entry of the log before it.
   */
  private void isRestored(long end, long known) {
    assertThat(verify())
        .isInstanceOfSatisfying(
            Outcome.Intact.class,
            intact -> {
              assertThat(intact.end().row()).isEqualTo(end);
              var row = intact.restores().getLast();
              assertThat(row.id()).isEqualTo(4);
              assertThat(row.action()).isEqualTo("restore");
              assertThat(row.actor()).isEqualTo("ann");
              assertThat(row.replaces()).startsWith(known + ":");
            });
  }

  @Test
  void withTheKeysInUseTheRowExplainsWhyTheLogEndsEarlier() {
    stage.restore(made.data(), null);
    isRestored(4, 5);
    stage.run(store -> AuditFixture.write(store, 1));
    isRestored(5, 5);
    stage.run(store -> AuditFixture.write(store, 2, 3));
    isRestored(7, 5);
  }

  @Test
  void withKeysFromABackupToo() {
    stage.restore(made.data(), made.keys());
    isRestored(4, 5);
    stage.run(store -> AuditFixture.write(store, 1));
    isRestored(5, 5);
  }

  @Test
  void onAnotherMachineToo() throws java.io.IOException {
    Files.delete(stage.database());
    Files.delete(stage.data().resolve("keys.db"));
    stage.restore(made.data(), made.keys());
    isRestored(4, 3);
  }

  @Test
  void itCanBeDoneAgain() {
    stage.restore(made.data(), null);
    stage.restore(made.data(), null);
    isRestored(4, 5);
    var later = stage.made();
    stage.run(store -> AuditFixture.write(store, 1));
    stage.restore(later.data(), null);
    assertThat(verify())
        .isInstanceOfSatisfying(
            Outcome.Intact.class, intact -> assertThat(intact.restores()).hasSize(2));
  }

  @Test
  void theRowCannotBeTakenOutAgain() {
    stage.restore(made.data(), null);
    stage.run(store -> AuditFixture.write(store, 1));
    BackupFixture.meddle(stage.database(), "DELETE FROM audit_subjects WHERE audit_id > 3");
    BackupFixture.meddle(stage.database(), "DELETE FROM audit_log WHERE id > 3");
    assertThat(verify()).isEqualTo(new Outcome.Broken(5, Flaw.CUT));
  }

  @Test
  void aRowOfARestoreCannotBeMadeUp() {
    BackupFixture.meddle(stage.database(), "DELETE FROM audit_subjects WHERE audit_id > 3");
    BackupFixture.meddle(
        stage.database(),
        """
        UPDATE audit_log SET action = 'restore', replaces =
          (SELECT l.id || ':' || l.mac FROM audit_log l WHERE l.id = 5) WHERE id = 4\
        """);
    BackupFixture.meddle(stage.database(), "DELETE FROM audit_log WHERE id = 5");
    stage.run(store -> AuditFixture.write(store, 1));
    assertThat(verify()).isEqualTo(new Outcome.Broken(4, Flaw.CHANGED));
  }

  @Test
  void aLogFromBeforeThereWasOneIsBegun() {
    stage.run(store -> store.readNow(_ -> true));
    BackupFixture.meddle(
        stage.data().resolve("keys.db"), "DELETE FROM instance WHERE name = 'audit_mark'");
    stage.restore(made.data(), null);
    assertThat(verify()).isInstanceOf(Outcome.Intact.class);
  }
}
