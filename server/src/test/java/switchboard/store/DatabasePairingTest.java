package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.crypto.MasterKeyException;
import switchboard.store.backup.BackupFixture;
import switchboard.store.sql.StoreUnavailableException;

/** Databases copied, moved or mixed by hand are recognised and left unchanged. */
class DatabasePairingTest {

  private static final String[] FILES = {
    "keys.db", "keys.db-wal", "switchboard.db", "switchboard.db-wal"
  };

  @TempDir Path folder;
  private BackupFixture original;
  private BackupFixture copy;

  @BeforeEach
  void fill() {
    original = new BackupFixture(folder.resolve("original"));
    copy = new BackupFixture(folder.resolve("copy"));
  }

  /** Copies these files, with the right master key, while a server has the databases open. */
  private void copyWhileInUse(String... names) throws IOException {
    try (var store = original.open()) {
      BackupFixture.write(store, 1, BackupFixture.START);
      copy(names);
    }
  }

  private void copy(String... names) throws IOException {
    Files.createDirectories(copy.data());
    for (var name : names) {
      Files.copy(
          original.data().resolve(name),
          copy.data().resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
    var key = Files.createDirectories(folder.resolve("copy/secrets")).resolve("master.json");
    Files.copy(
        folder.resolve("original/secrets/master.json"), key, StandardCopyOption.REPLACE_EXISTING);
  }

  private void isRefused(String... words) {
    var before = copy.files();
    assertThatThrownBy(copy::open)
        .isInstanceOf(MasterKeyException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
    before.forEach(
        (file, bytes) -> assertThat(copy.files()).as("%s", file).containsEntry(file, bytes));
  }

  @Test
  void aWholeCopyOfDatabasesInUseIsOpened() throws IOException {
    copyWhileInUse(FILES);
    assertThat(copy.texts(1)).containsExactly("text of 1");
  }

  @Test
  void logsOfAnotherMachineBesideTheIndexOfThisOneDoNoHarm() throws IOException {
    copyWhileInUse(FILES);
    for (var name : new String[] {"keys.db-shm", "switchboard.db-shm"}) {
      Files.write(copy.data().resolve(name), new byte[32_768]);
    }
    assertThat(copy.texts(1)).containsExactly("text of 1");
  }

  @Test
  void withoutTheLogsOfAServerThatHasRunForAWhile() throws IOException {
    try (var store = original.open()) {
      BackupFixture.write(store, 1, BackupFixture.START);
      assertThat(store.truncateLog()).isTrue(); // as SQLite does with a large log
      copy("keys.db", "switchboard.db");
    }
    isRefused("keys.db is incomplete", "keys.db-wal", "switchboard backup", "nothing was changed");
  }

  @Test
  void withoutTheLogOfTheKeys() throws IOException {
    copyWhileInUse("keys.db", "switchboard.db", "switchboard.db-wal");
    isRefused("keys.db is incomplete", "keys.db-wal", "switchboard backup", "nothing was changed");
  }

  @Test
  void withoutTheLogOfTheData() throws IOException {
    copyWhileInUse("keys.db", "keys.db-wal", "switchboard.db");
    isRefused("switchboard.db is incomplete", "keys of 1 user", "switchboard.db-wal");
  }

  @Test
  void aLogWithoutItsDatabase() throws IOException {
    copyWhileInUse("keys.db", "keys.db-wal", "switchboard.db-wal");
    isRefused("switchboard.db is missing", "switchboard.db-wal exists");
  }

  @Test
  void onlyTheKeys() throws IOException {
    original.write(1);
    copy("keys.db");
    isRefused("switchboard.db is missing", "keys of 1 user", "switchboard restore latest");
  }

  @Test
  void onlyTheData() throws IOException {
    original.write(1);
    copy("switchboard.db");
    isRefused("The keys for", "are missing", "switchboard restore latest --keys latest");
  }

  @Test
  void keysOfAnotherBot() throws IOException {
    original.write(1);
    copy.write(2);
    copy("keys.db");
    isRefused("does not hold the keys", "Put back two files that belong together");
  }

  @Test
  void aFirstStartThatWasCutShortGoesOn() throws IOException {
    original.run(_ -> {});
    copy("keys.db");
    copy.write(1);
    assertThat(copy.texts(1)).containsExactly("text of 1");
  }

  @Test
  void aLinkToNothingIsNoReasonToBeginAnew() throws IOException {
    original.write(1);
    copy("keys.db");
    Files.createSymbolicLink(copy.database(), folder.resolve("not-mounted/switchboard.db"));
    assertThatThrownBy(copy::open)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContainingAll("switchboard.db is a link to", "not-mounted");
  }
}
