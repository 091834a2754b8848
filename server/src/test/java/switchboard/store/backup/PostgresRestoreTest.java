package switchboard.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.base.CommandException;
import switchboard.base.CrashPoint;
import switchboard.crypto.MasterKey;
import switchboard.crypto.MasterKeyException;
import switchboard.domain.UserId;
import switchboard.store.audit.AuditVerification;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.DatabaseSummary;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestPostgres;

@NeedsPostgres
class PostgresRestoreTest {

  @TempDir Path folder;
  private BackupFixture stage;
  private Backup.Made made;

  @BeforeEach
  void fill() {
    stage = new BackupFixture(TestDatabase.POSTGRES, folder.resolve("one"));
    stage.write(1, 2, 3);
    made = stage.made();
    stage.clock.updateAndGet(at -> at.plus(Duration.ofHours(1)));
    stage.write(4);
  }

  @AfterEach
  void stopListening() {
    CrashPoint.listen(_ -> {});
  }

  private void change(String sql) {
    TestDatabase.POSTGRES.change(stage.data(), sql);
  }

  private List<String> people() {
    return stage.rows("SELECT user_id FROM users ORDER BY user_id");
  }

  @Test
  void everythingIsAgainAsItWasAndTheLaterDataAreKeptInAFile() throws SQLException {
    var restored = stage.restore(made.data(), null);
    assertThat(restored.people()).isEqualTo(3);
    assertThat(restored.dropped()).isEqualTo(3);
    assertThat(people()).containsExactly("1", "2", "3");
    assertThat(stage.texts(1)).containsExactly("text of 1");
    var replaced = stage.data().resolve("replaced-20261123T063000Z.db");
    assertThat(restored.replaced()).contains(replaced);
    assertThat(DatabaseSummary.check(replaced).rows()).containsEntry("users", 4L);
    assertThat(restored.replacedKeys()).isEmpty();
    assertThat(stage.data().resolve("restore")).doesNotExist();
    try (var store = stage.open()) {
      assertThat(AuditVerification.of(store))
          .isInstanceOfSatisfying(
              AuditVerification.Outcome.Intact.class,
              intact -> assertThat(intact.restores()).hasSize(1));
    }
  }

  @Test
  void rowsThatFollowGetIdsThatNoRowEverHad() {
    long last = Long.parseLong(stage.rows("SELECT max(id) FROM user_messages").getFirst());
    stage.restore(made.data(), null);
    stage.write(5);
    assertThat(Long.parseLong(stage.rows("SELECT max(id) FROM user_messages").getFirst()))
        .isGreaterThan(last);
  }

  @Test
  void whoWasErasedSinceIsErasedAgain() {
    stage.erase(2, "R-1");
    stage.clock.updateAndGet(at -> at.plus(Duration.ofHours(1)));
    assertThat(stage.restore(made.data(), null).erased()).isEqualTo(1);
    assertThat(people()).containsExactly("1", "3");
    stage.run(store -> stage.beginErasure(store, 3, "R-2"));
    assertThat(stage.restore(made.data(), null).erased()).isEqualTo(2);
    assertThat(people()).containsExactly("1");
    stage.run(store -> assertThat(store.keys().underWay()).isEmpty());
  }

  @Test
  void onAnEmptyDatabaseWithTheKeysOfABackup() throws IOException {
    var other = new BackupFixture(TestDatabase.POSTGRES, folder.resolve("other"));
    copyMasterKey(other);
    other.restore(made.data(), made.keys());
    assertThat(other.texts(3)).containsExactly("text of 3");
    other.write(9);
    assertThat(other.rows("SELECT count(DISTINCT id) FROM user_messages")).containsExactly("4");
  }

  private void copyMasterKey(BackupFixture other) throws IOException {
    var target = other.master().changeable();
    Files.createDirectories(other.data());
    Files.createDirectories(target.getParent());
    Files.copy(
        stage.master().changeable(),
        target,
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void lostKeysAreRestoredToo() {
    TestPostgres.execute(nameOf(stage), "DROP SCHEMA keys CASCADE");
    assertThatThrownBy(() -> stage.restore(made.data(), null))
        .isInstanceOf(BackupException.class)
        .hasMessageContainingAll("The current keys in the database", "--keys latest");
    var restored = stage.restore(made.data(), made.keys());
    assertThat(restored.keysFrom()).contains(BackupFixture.START);
    assertThat(stage.texts(3)).containsExactly("text of 3");
    assertThat(people()).containsExactly("1", "2", "3");
  }

  private static String nameOf(BackupFixture stage) {
    return stage.rows("SELECT current_database()").getFirst();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aBackupOfEitherDatabaseIsRestoredOnTheOther(TestDatabase from) throws IOException {
    var to = from == TestDatabase.SQLITE ? TestDatabase.POSTGRES : TestDatabase.SQLITE;
    var one = new BackupFixture(from, folder.resolve("from"));
    one.write(1, 2, 3);
    one.erase(2, "R-1");
    var backup = one.made();
    var other = new BackupFixture(to, folder.resolve("to"));
    Files.createDirectories(other.data());
    Files.createDirectories(other.master().changeable().getParent());
    Files.copy(
        one.master().changeable(), other.master().changeable(), StandardCopyOption.COPY_ATTRIBUTES);
    other.restore(backup.data(), backup.keys());
    assertThat(other.texts(1)).containsExactly("text of 1");
    assertThat(other.rows("SELECT user_id FROM users ORDER BY user_id")).containsExactly("1", "3");
    assertThat(other.rows("SELECT receipt FROM erasures")).containsExactly("R-1");
  }

  private void isRefused(
      Class<? extends RuntimeException> how,
      BackupFile data,
      @Nullable BackupFile keys,
      String... words) {
    var before = people();
    assertThatThrownBy(() -> stage.restore(data, keys))
        .isInstanceOf(how)
        .hasMessageContainingAll(words);
    assertThat(people()).isEqualTo(before);
    assertThat(stage.data().resolve("restore")).doesNotExist();
    assertThat(BackupFixture.files(stage.data()).keySet())
        .noneMatch(file -> file.toString().contains("replaced"));
  }

  @Test
  void otherDataOtherKeysAndARunningServerAreRefused() {
    var other = new BackupFixture(TestDatabase.POSTGRES, folder.resolve("other"));
    other.write(1);
    var others = other.made();
    isRefused(BackupException.class, others.data(), null, "do not match this backup");
    isRefused(BackupException.class, made.data(), others.keys(), "Choose other keys");
    change(
        """
        INSERT INTO running_instances
          (name, version, started_at, seen_at, alive_until, share, updates, bot_file)
        SELECT 'a', '1', now, now, now + 600000, 0, 0, '' FROM database_clock
        """);
    isRefused(CommandException.class, made.data(), null, "A server runs on the database");
    change("DELETE FROM running_instances");
    stage.erase(2, "R-1");
    isRefused(BackupException.class, made.data(), made.keys(), "record 1 erasure", "Omit --keys");
    change("UPDATE instance SET content = '7' WHERE name = 'bot'");
    isRefused(
        BackupException.class,
        made.data(),
        null,
        "belongs to bot 123, but the database",
        "belongs to bot 7",
        "DATABASE_URL");
    change("UPDATE instance SET content = '123' WHERE name = 'bot'");
    stage.master().save(MasterKey.generate());
    isRefused(MasterKeyException.class, made.data(), null, "is not the master key");
  }

  /** What a kill leaves, because nothing is tidied up. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private void killAt(CrashPoint point) {
    CrashPoint.listen(reached -> {
      if (reached == point) {
        throw new Killed();
      }
    });
  }

  @ParameterizedTest
  @EnumSource(names = {"LEDGER_REPLAYED", "DATA_KEPT", "DATA_REPLACED"})
  void killedAtAnyStepItIsDoneOrNotAndCanBeDoneAgain(CrashPoint point) {
    killAt(point);
    assertThatThrownBy(() -> stage.restore(made.data(), null)).isInstanceOf(Killed.class);
    CrashPoint.listen(_ -> {});
    assertThat(people()).hasSize(point == CrashPoint.DATA_REPLACED ? 3 : 4);
    stage.run(
        store -> assertThat(store.keys().fetch(List.of(new UserId(1), new UserId(4)))).isEmpty());
    stage.restore(made.data(), null);
    assertThat(people()).containsExactly("1", "2", "3");
    assertThat(stage.data().resolve("restore")).doesNotExist();
  }

  @Test
  void betweenKeysAndDataNoServerUsesThem() {
    killAt(CrashPoint.KEYS_REPLACED);
    assertThatThrownBy(() -> stage.restore(made.data(), made.keys())).isInstanceOf(Killed.class);
    CrashPoint.listen(_ -> {});
    assertThatThrownBy(() -> stage.open().close())
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("A restore into the database")
        .hasMessageContaining("was interrupted. Run the same switchboard restore again");
    stage.restore(made.data(), made.keys());
    assertThat(stage.texts(3)).containsExactly("text of 3");
    assertThat(people()).containsExactly("1", "2", "3");
  }

  @Test
  void whenTheKeysCannotBeReplacedNothingIs() {
    TestPostgres.execute(
        nameOf(stage),
        "CREATE TABLE keys.other (user_id BIGINT REFERENCES keys.data_keys (user_id))");
    isRefused(BackupException.class, made.data(), made.keys(), "Nothing was changed");
    assertThat(stage.texts(4)).containsExactly("text of 4");
  }
}
