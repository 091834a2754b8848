package switchboard.media;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.media.MediaStage.ANN;
import static switchboard.media.MediaStage.NONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.testing.SmallDisk;
import switchboard.testing.TestDatabase;

class FullDiskTest {

  @TempDir Path folder;

  @Test
  void aFileThatDoesNotFitLeavesNothingAndIsStoredWhenThereIsSpace() throws IOException {
    var data = Files.createDirectories(folder.resolve("data"));
    var media = Files.createDirectories(data.resolve("media"));
    try (var disk = new SmallDisk(media, "1m");
        var stage = new MediaStage(TestDatabase.SQLITE.open(data), data)) {
      stage.files.has("small", new byte[100_000]);
      stage.files.has("large", new byte[700_000]);
      stage.start(NONE);
      long small = stage.sent(ANN, "small");
      stage.await(small, FileState.STORED);
      disk.fill();
      long large = stage.sent(ANN, "large");
      assertThat(stage.awaitTrouble(large, FileTrouble.DISK).state()).isEqualTo(FileState.PENDING);
      assertThat(stage.allFiles())
          .containsExactlyInAnyOrder(stage.file(small), media.resolve("ballast"));
      assertThat(stage.content(small)).hasSize(100_000);
      disk.free();
      stage.pass(Duration.ofSeconds(2));
      stage.await(large, FileState.STORED);
      assertThat(stage.content(large)).hasSize(700_000);
    }
  }
}
