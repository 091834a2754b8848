package switchboard.media;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.media.MediaStage.ANN;
import static switchboard.media.MediaStage.NONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.store.MediaFolder;
import switchboard.testing.OnEachDatabase;

@OnEachDatabase
class MediaSweepTest extends MediaTestBase {

  private long sweep() {
    return new MediaSweep(stage.store, stage.folder, stage.clock::get).bytes();
  }

  private Path stray(String name, Duration age) throws IOException {
    var file = stage.folder.file("ab" + "0".repeat(30)).resolveSibling(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "left");
    return Files.setLastModifiedTime(file, FileTime.from(stage.clock.get().minus(age)));
  }

  @Test
  void oldFilesWithoutRowsAreRemovedAndYoungOnesKept() throws IOException {
    stage.start(NONE);
    long id = stored(ANN, "f", random(1000));
    stage.stop();
    Files.setLastModifiedTime(stage.file(id), FileTime.fromMillis(0));
    var lost = stray("ab" + "1".repeat(30), Duration.ofMinutes(61));
    var young = stray("ab" + "2".repeat(30), Duration.ofMinutes(59));
    assertThat(sweep()).isEqualTo(Files.size(stage.file(id)) + 4);
    assertThat(lost).doesNotExist();
    assertThat(young).exists();
    assertThat(stage.content(id)).hasSize(1000);
  }

  @Test
  void whatACrashLeftUnfinishedIsRemovedAtOnceAndWhatIsBeingWrittenIsKept() throws IOException {
    assertThat(stage.folder.id()).as("the folder is in use").isNotEmpty();
    var left = stray("ab" + "1".repeat(30) + MediaFolder.UNFINISHED, Duration.ZERO);
    var name = stage.folder.newName();
    try (var written = stage.folder.create(name)) {
      assertThat(sweep()).isZero();
      assertThat(left).doesNotExist();
      assertThat(stage.allFiles()).hasSize(1);
      assertThat(written.isOpen()).isTrue();
    }
    stage.folder.finish(name);
    assertThat(stage.folder.file(name)).exists();
  }

  @Test
  void aRowWhoseFileIsMissingIsGoneAndCanBeFetchedAgain() throws IOException {
    stage.start(NONE);
    long id = stored(ANN, "f", random(1000));
    Files.delete(stage.file(id));
    assertThat(sweep()).isZero();
    assertThat(stage.row(id).state()).isEqualTo(FileState.GONE);
    assertThat(stage.row(id).trouble()).isEqualTo(FileTrouble.MISSING);
    assertThat(stage.downloads().fetchNow(id)).isTrue();
    stage.await(id, FileState.STORED);
  }

  @Test
  void rowsOfAnotherInstanceAreLeftAlone() throws IOException {
    stage.start(NONE);
    long id = stored(ANN, "f", random(1000));
    var other = new MediaFolder(folder.resolve("other"));
    assertThat(other.id()).isNotEqualTo(stage.folder.id());
    assertThat(new MediaSweep(stage.store, other, stage.clock::get).bytes()).isZero();
    assertThat(stage.row(id).state()).isEqualTo(FileState.STORED);
  }
}
