package switchboard.media;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.media.MediaStage.ANN;
import static switchboard.media.MediaStage.NONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.base.CrashPoint;
import switchboard.domain.FileState;
import switchboard.testing.HaltAtCrashPoint;
import switchboard.testing.TestDatabase;

/**
 * A download interrupted at any of its steps: the next start has the whole file or downloads it
 * again, and the sweep removes what is left over.
 */
class DownloadKillTest {

  private static final byte[] CONTENT = new byte[200_000];

  static {
    new Random(7).nextBytes(CONTENT);
  }

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"MEDIA_WRITTEN", "MEDIA_NAMED", "MEDIA_RECORDED"})
  void theFileIsRightOrStillPending(CrashPoint point) throws IOException {
    var before = Files.createDirectory(folder.resolve("data"));
    var left = HaltAtCrashPoint.copy(before, point, () -> download(before));
    try (var stage = new MediaStage(TestDatabase.SQLITE.open(left), left)) {
      boolean recorded = point == CrashPoint.MEDIA_RECORDED;
      assertThat(stage.row(1).state()).isEqualTo(recorded ? FileState.STORED : FileState.PENDING);
      assertThat(stage.allFiles()).hasSize(1);
      stage.files.has("f", CONTENT);
      stage.pass(Duration.ofMinutes(61));
      stage.start(NONE);
      stage.await(1, FileState.STORED);
      assertThat(stage.content(1)).isEqualTo(CONTENT);
      new MediaSweep(stage.store, stage.folder, stage.clock::get).run();
      assertThat(stage.allFiles()).containsExactly(stage.file(1));
    }
  }

  private static void download(Path data) {
    try (var stage = new MediaStage(TestDatabase.SQLITE, data)) {
      stage.files.has("f", CONTENT);
      long id = stage.sent(ANN, "f");
      stage.start(NONE);
      stage.await(id, FileState.STORED);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
