package switchboard.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.base.DurableFiles;
import switchboard.domain.UserId;
import switchboard.store.MediaDao.StoredFile;
import switchboard.store.MediaFolder;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

/** Files from users in backups. */
@OnEachDatabase
class MediaBackupTest {

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private BackupFixture stage;
  private MediaFolder used;
  private MediaFolder pool;

  @BeforeEach
  void fill() {
    stage = new BackupFixture(database, folder);
    stage.write(1, 2);
    used = new MediaFolder(stage.data());
    pool = new MediaFolder(stage.root());
  }

  /** Stores a file of a user. */
  private String stored(long person, int length) throws IOException {
    var name = used.newName();
    try (var channel = used.create(name)) {
      channel.write(ByteBuffer.allocate(length));
      channel.force(true);
    }
    used.finish(name);
    var id = used.knownId().isPresent() ? used.knownId().orElseThrow() : newId();
    stage.run(store ->
        store.run(tables -> {
          var row = tables.media().of(new UserId(person)).getFirst();
          tables
              .media()
              .stored(
                  List.of(
                      new StoredFile(
                          row.id(),
                          row.userId(),
                          id,
                          name,
                          "key",
                          "image/gif",
                          length,
                          "hash",
                          stage.clock.get())));
        }));
    return name;
  }

  private String newId() throws IOException {
    return used.id();
  }

  private List<String> names(MediaFolder where) throws IOException {
    var names = new ArrayList<String>();
    for (var beginning : MediaFolder.beginnings()) {
      names.addAll(where.finished(beginning));
    }
    return names;
  }

  @Test
  void aBackupHoldsTheFilesAndARestoreElsewhereBringsThem() throws IOException {
    var one = stored(1, 1000);
    var two = stored(2, 2000);
    var made = stage.made();
    var media = Objects.requireNonNull(Manifest.read(made.data().manifest()).media());
    assertThat(media.files()).isEqualTo(2);
    assertThat(media.bytes()).isEqualTo(3000);
    assertThat(names(pool)).containsExactlyInAnyOrder(one, two);
    assertThat(Manifest.read(made.keys().manifest()).media()).isNull();

    DurableFiles.deleteFolder(stage.data().resolve("media"));
    used = new MediaFolder(stage.data());
    var restored = stage.restore(made.data(), null);
    assertThat(restored.files()).isEqualTo(2);
    assertThat(restored.missingFiles()).isZero();
    assertThat(names(used)).containsExactlyInAnyOrder(one, two);
    assertThat(stage.rows("SELECT DISTINCT folder FROM media"))
        .containsExactly(new MediaFolder(stage.data()).knownId().orElseThrow());
  }

  @Test
  void inAFolderOfItsOwnTheRowsNameThatFolder() throws IOException {
    stored(1, 1000);
    var made = stage.made();
    DurableFiles.deleteFolder(stage.data().resolve("media"));
    var other = new MediaFolder(stage.data()).id();
    assertThat(stage.restore(made.data(), null).files()).isEqualTo(1);
    assertThat(stage.rows("SELECT folder FROM media WHERE path IS NOT NULL"))
        .containsExactly(other);
  }

  @Test
  void anOlderBackupKeepsWhatWasDeletedSinceAndLosesItWhenItExpires() throws IOException {
    var one = stored(1, 1000);
    var first = stage.made();
    stage.erase(1, "receipt");
    used.delete(one);
    stage.clock.updateAndGet(at -> at.plus(Duration.ofDays(1)));
    var two = stored(2, 2000);
    stage.made();
    assertThat(names(pool)).containsExactlyInAnyOrder(one, two);
    assertThat(stage.backup().verify(BackupKind.DATA, BackupFixture.START)).isTrue();

    stage.restore(first.data(), null); // erased again, and its file waits to be deleted
    assertThat(stage.rows("SELECT path FROM removed_media")).containsExactly(one);
    stage.clock.updateAndGet(at -> at.plus(Duration.ofDays(2)));
    new Backup(
            database.databases(stage.data()),
            stage.data(),
            stage.root(),
            new RetentionPolicy(1, 0, 0, 7),
            "1.0",
            stage.clock::get)
        .make(Progress.NONE);
    assertThat(names(pool)).doesNotContain(one);
  }

  @Test
  void aMissingOrCutFileIsNoticedAndTheRestIsRestored() throws IOException {
    var one = stored(1, 1000);
    var two = stored(2, 2000);
    var made = stage.made();
    DurableFiles.deleteFolder(stage.data().resolve("media"));
    Files.delete(pool.file(one));
    assertDamaged("files from users");
    assertThat(stage.restore(made.data(), null).missingFiles()).isEqualTo(1);
    assertThat(names(new MediaFolder(stage.data()))).containsExactly(two);

    Files.write(pool.file(one), new byte[999]);
    assertDamaged("files from users");
    Files.write(pool.file(one), new byte[1000]);
    assertThat(stage.backup().verify(BackupKind.DATA, BackupFixture.START)).isTrue();
    Files.writeString(made.data().media(), "x".repeat(32) + " 1000\n");
    assertDamaged("SHA-256");
    Files.delete(made.data().media());
    assertDamaged("list of files");
  }

  private void assertDamaged(String message) {
    assertThatThrownBy(() -> stage.backup().verify(BackupKind.DATA, BackupFixture.START))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aManifestOfAnEarlierVersionHasNoFiles() throws IOException {
    var made = stage.made();
    var manifest = made.data().manifest();
    var json = Files.readString(manifest).replaceFirst(",\\s*\"media\" : null", "");
    Files.writeString(manifest, json);
    assertThat(json).doesNotContain("\"media\" : null");
    assertThat(Manifest.read(manifest).media()).isNull();
  }
}
