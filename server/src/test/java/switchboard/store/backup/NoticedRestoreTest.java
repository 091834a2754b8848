package switchboard.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.UserId;
import switchboard.store.Databases;
import switchboard.store.Store;
import switchboard.testing.CapturedLog;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestPostgres;

/** Databases that were restored by other means: erased users are erased again at the start. */
@NeedsPostgres
class NoticedRestoreTest {

  @TempDir Path folder;
  private BackupFixture stage;

  @BeforeEach
  void fill() {
    use(new BackupFixture(TestDatabase.POSTGRES, folder));
  }

  private void use(BackupFixture other) {
    stage = other;
    stage.write(1, 2, 3);
    stage.run(store -> start(store));
  }

  /** The data in one database and the keys in another. */
  private BackupFixture withKeysApart() {
    var two = folder.resolve("two");
    return new BackupFixture(
        TestDatabase.POSTGRES,
        two,
        () ->
            new Databases.Served(
                TestPostgres.database(two.resolve("data")),
                TestPostgres.databases(two.resolve("keys")).keys()));
  }

  private boolean start(Store store) {
    return start(store, stage.data());
  }

  /** As a server does that has this data folder. */
  private boolean start(Store store, Path data) {
    if (store.database().isShared()) {
      store.keys().ledger().copyTo(data);
    }
    return NoticedRestore.settle(store, stage.clock.get());
  }

  private void anHourLater() {
    stage.clock.updateAndGet(at -> at.plus(Duration.ofHours(1)));
  }

  private void erase(long person, String receipt) {
    stage.erase(person, receipt, store -> start(store));
  }

  private void isErasedAgain() {
    try (var log = new CapturedLog(NoticedRestore.class);
        var store = stage.open()) {
      assertThat(start(store)).isTrue();
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("was restored. Users erased since were erased again", "people=\"1\"");
      assertThat(store.keys().fetch(List.of(new UserId(2), new UserId(3))))
          .as("users without a key")
          .containsExactly(new UserId(2));
      assertThat(start(store)).as("again").isFalse();
    }
    assertThat(stage.rows("SELECT user_id FROM users ORDER BY user_id")).containsExactly("1", "3");
    assertThat(stage.rows("SELECT count(*) FROM user_messages WHERE user_id = 2"))
        .containsExactly("0");
    assertThat(stage.rows("SELECT state FROM outbox")).containsOnly("dropped");
    assertThat(stage.rows("SELECT action, way FROM audit_log"))
        .containsExactly("restore|noticed at the start");
  }

  @Test
  void theWholeDatabaseIsTakenBackAndTheDataFolderKnows() {
    var before = TestPostgres.copy(stage.data());
    anHourLater();
    erase(2, "R-1");
    TestPostgres.takeBack(stage.data(), before);
    assertThat(stage.texts(2)).as("keys and data are back").containsExactly("text of 2");
    isErasedAgain();
  }

  @Test
  void onlyTheDataAreTakenBack() {
    use(withKeysApart());
    var before = TestPostgres.copy(stage.data());
    anHourLater();
    erase(2, "R-1");
    TestPostgres.takeBack(stage.data(), before);
    isErasedAgain();
  }

  @Test
  void anOldFileOfSqliteIsPutInPlace() throws IOException {
    use(new BackupFixture(folder.resolve("sqlite")));
    var before = Files.copy(stage.database(), folder.resolve("before.db"));
    anHourLater();
    erase(2, "R-1");
    Files.copy(before, stage.database(), StandardCopyOption.REPLACE_EXISTING);
    isErasedAgain();
  }

  @Test
  void theFoldersOfOtherInstancesKnowToo() throws IOException {
    var other = Files.createDirectory(folder.resolve("other"));
    stage.run(store -> start(store, other));
    var before = TestPostgres.copy(stage.data());
    anHourLater();
    stage.run(store -> {
      store.keys().ledger().copyTo(other);
      try (var third = stage.open()) {
        stage.beginErasure(third, 2, "R-1");
      }
      store.keys().ledger().copyNew(stage.clock.get());
      store.keys().ledger().copyNew(stage.clock.get());
    });
    assertThat(
            Files.readAllLines(other.resolve("erasures")).stream().filter(line -> !line.isEmpty()))
        .singleElement()
        .asString()
        .startsWith("R-1 ")
        .doesNotContain(" 2 ");
    TestPostgres.takeBack(stage.data(), before);
    Files.copy(other.resolve("erasures"), stage.data().resolve("erasures"));
    isErasedAgain();
  }

  @Test
  void whoWasErasedLaterAndHasReturnedKeepsTheNewKey() throws IOException {
    var before = TestPostgres.copy(stage.data());
    anHourLater();
    erase(2, "R-1");
    var known = Files.readString(stage.data().resolve("erasures"));
    TestPostgres.takeBack(stage.data(), before);
    Files.delete(stage.data().resolve("erasures")); // as on a machine that does not know
    anHourLater();
    erase(2, "R-2");
    anHourLater();
    stage.write(2);
    Files.writeString(stage.data().resolve("erasures"), known + "cut sho");
    stage.run(store -> start(store));
    assertThat(stage.texts(2)).containsExactly("text of 2");
    assertThat(stage.rows("SELECT receipt FROM erasures ORDER BY receipt"))
        .containsExactly("R-1", "R-2");
  }

  @Test
  void anErasureUnderWayIsNoRestore() {
    stage.run(store -> {
      start(store);
      stage.beginErasure(store, 2, "R-1");
    });
    stage.run(store -> assertThat(start(store)).isFalse());
    assertThat(stage.rows("SELECT count(*) FROM users")).containsExactly("3");
  }

  @Test
  void linesOfOtherKeysAreSkipped() throws IOException {
    Files.writeString(stage.data().resolve("erasures"), "R-9 abc 1 def\nnonsense\n");
    try (var log = new CapturedLog("switchboard.store.keys")) {
      stage.run(store -> assertThat(start(store)).isFalse());
      assertThat(log.lines()).singleElement().asString().contains("lines=\"2\"");
    }
  }
}
