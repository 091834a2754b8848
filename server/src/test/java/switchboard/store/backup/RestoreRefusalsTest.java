package switchboard.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.DataFolder;
import switchboard.base.DurableFiles;
import switchboard.crypto.MasterKey;
import switchboard.crypto.MasterKeyException;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.Schema;

/** Refused restores give advice and change no file. */
class RestoreRefusalsTest {

  @TempDir Path folder;
  private BackupFixture stage;
  private Backup.Made made;

  @BeforeEach
  void fill() {
    stage = new BackupFixture(folder.resolve("one"));
    stage.write(1, 2, 3);
    made = stage.made();
    stage.clock.updateAndGet(at -> at.plus(Duration.ofHours(1)));
    stage.write(4);
  }

  private void isRefused(BackupFile data, @Nullable BackupFile keys, String... words) {
    isRefused(BackupException.class, data, keys, words);
  }

  private void isRefused(
      Class<? extends RuntimeException> how,
      BackupFile data,
      @Nullable BackupFile keys,
      String... words) {
    var before = stage.files();
    assertThatThrownBy(() -> stage.restore(data, keys))
        .isInstanceOf(how)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
    assertThat(stage.files()).isEqualTo(before);
    assertThat(stage.data().resolve("restore")).doesNotExist();
  }

  private static void edit(BackupFile backup, String from, String to) throws IOException {
    var manifest = Files.readString(backup.manifest());
    assertThat(manifest).contains(from);
    Files.writeString(backup.manifest(), manifest.replace(from, to));
  }

  /** Changes a backup and updates its manifest accordingly. */
  private static void forge(BackupFile backup, String sql) throws IOException {
    var before = Manifest.read(backup.manifest());
    BackupFixture.meddle(backup.file(), sql);
    edit(backup, before.sha256(), DurableFiles.sha256(backup.file()));
  }

  @Test
  void whileTheServerRuns() {
    var held = DataFolder.hold(stage.data());
    isRefused(DataFolder.DataFolderException.class, made.data(), null, "Stop it first");
    held.close();
  }

  @Test
  void aChangedBackup() throws IOException {
    var bytes = Files.readAllBytes(made.data().file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(made.data().file(), bytes);
    isRefused(made.data(), null, "does not match its manifest", "SHA-256", "nothing was changed");
  }

  @Test
  void withoutItsManifest() throws IOException {
    Files.delete(made.data().manifest());
    isRefused(made.data(), null, "manifest", "missing", "choose another backup");
  }

  @Test
  void withAManifestThatIsNone() throws IOException {
    Files.writeString(made.data().manifest(), "{\"format\":");
    isRefused(made.data(), null, "is damaged");
    Files.writeString(made.data().manifest(), "null");
    isRefused(made.data(), null, "has the format");
    Files.writeString(made.data().manifest(), "{}");
    isRefused(made.data(), null, "has the format");
    Files.writeString(made.data().manifest(), "{\"format\": \"switchboard-backup-2\"}");
    isRefused(made.data(), null, "is damaged");
  }

  @Test
  void aManifestOfALaterFormat() throws IOException {
    edit(made.data(), "switchboard-backup-2", "switchboard-backup-1");
    isRefused(made.data(), null, "switchboard-backup-2", "version of the program");
  }

  @Test
  void withoutItsFile() throws IOException {
    Files.delete(made.data().file());
    isRefused(made.data(), null, "is missing next to its manifest");
  }

  @Test
  void keysInThePlaceOfData() {
    isRefused(BackupFile.of(BackupKind.DATA, made.keys().file()), null, "contains keys", "data");
  }

  @Test
  void aNewerSchema() throws IOException {
    var schema =
        Files.readString(made.data().manifest()).replaceAll("(?s).*(\"schema\" : \\d+).*", "$1");
    edit(made.data(), schema, "\"schema\" : 7000");
    isRefused(
        made.data(), null, "newer version", "its schema is 7000", "Restore it with that version");
  }

  @Test
  void otherRowsThanTheManifestCounts() throws IOException {
    forge(made.data(), "DELETE FROM user_messages WHERE user_id = 1");
    isRefused(made.data(), null, "damaged", "its content does not match its manifest");
  }

  @Test
  void aFileThatIsNoDatabase() throws IOException {
    var manifest = Manifest.read(made.data().manifest());
    Files.writeString(made.data().file(), "x".repeat((int) manifest.bytes()));
    edit(made.data(), manifest.sha256(), DurableFiles.sha256(made.data().file()));
    isRefused(made.data(), null, "damaged", "its content does not match its manifest");
  }

  @Test
  void anotherBot() {
    BackupFixture.meddle(stage.database(), "UPDATE instance SET content='7' WHERE name='bot'");
    isRefused(made.data(), null, "belongs to bot 123", "belongs to bot 7", "DATA_DIR");
  }

  @Test
  void keysOfOtherData() throws IOException {
    var other = new BackupFixture(folder.resolve("other"));
    other.write(1);
    var others = other.made();
    isRefused(others.data(), null, "do not match this backup", "--keys");
    isRefused(made.data(), others.keys(), "do not match this backup", "Choose other keys");
  }

  @Test
  void withoutAnyKeys() throws IOException {
    Files.delete(stage.data().resolve("keys.db"));
    isRefused(made.data(), null, "keys.db are missing", "--keys latest");
  }

  @Test
  void withAnotherMasterKey() {
    stage.master().save(MasterKey.generate());
    isRefused(
        MasterKeyException.class,
        made.data(),
        null,
        "is not the master key",
        "nothing was changed");
    isRefused(
        MasterKeyException.class,
        made.data(),
        made.keys(),
        "is not the master key",
        "nothing was changed");
  }

  @Test
  void withoutTheMasterKey() throws IOException {
    Files.delete(folder.resolve("one/secrets/master.json"));
    isRefused(MasterKeyException.class, made.data(), null, "is missing", "nothing was changed");
    isRefused(
        MasterKeyException.class, made.data(), made.keys(), "is missing", "nothing was changed");
  }

  @Test
  void keysThatAreOlderThanTheData() {
    stage.write(5);
    var later = stage.made();
    isRefused(later.data(), made.keys(), "keys of 2 users", "nothing was changed");
  }

  @Test
  void keysThatDoNotKnowOfAnErasure() {
    stage.erase(2, "R-1");
    isRefused(
        made.data(),
        made.keys(),
        "record 1 erasure",
        "bring erased users back",
        "Omit --keys",
        "nothing was changed");
  }

  @Test
  void keysThatDoNotKnowOfAnErasureUnderWay() {
    stage.run(store -> stage.beginErasure(store, 2, "R-1"));
    isRefused(made.data(), made.keys(), "record 1 erasure");
  }

  @Test
  void whileAnotherProgramReadsTheDatabase() throws Exception {
    try (var reader = new Snapshot(stage.database(), Schema.DATA)) {
      assertThat(reader.facts()).isNotEmpty();
      assertThatThrownBy(() -> stage.restore(made.data(), null))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("in use by another program");
    }
    assertThat(stage.texts(4)).containsExactly("text of 4");
  }

  @Test
  void anOpenRestoreKeepsStoresAndBackupsOut() throws IOException {
    Files.createDirectory(stage.data().resolve("restore"));
    assertThatThrownBy(stage::open)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("start the server or restore again");
    assertThatThrownBy(stage::made).hasMessageContaining("A restore is running");
    RestoreSwap.settle(stage.data());
    assertThat(Objects.requireNonNull(stage.texts(4))).hasSize(1);
  }
}
