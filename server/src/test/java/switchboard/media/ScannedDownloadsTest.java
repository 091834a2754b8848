package switchboard.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.media.MediaStage.ANN;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.testing.Eventually;
import switchboard.testing.TestDatabase;

/** Downloads with a virus scanner. */
class ScannedDownloadsTest {

  @TempDir Path folder;
  private MediaStage stage;
  private Path socket;

  @BeforeEach
  void open() throws IOException {
    stage = new MediaStage(TestDatabase.SQLITE, folder);
    socket = folder.resolve("clamd");
    stage.start(new MediaDownloads.Limits(20 << 20, 0, socket, null));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private long sent(String name, String content) {
    stage.files.has(name, content.getBytes(US_ASCII));
    return stage.sent(ANN, name);
  }

  @Test
  void everyByteIsScannedBeforeAFileIsKept() throws IOException {
    try (var scanner = new FakeScanner(socket)) {
      var text = "clean ".repeat(100_000);
      long id = sent("f", text);
      stage.await(id, FileState.STORED);
      assertThat(scanner.scanned)
          .singleElement()
          .satisfies(scanned -> assertThat(new String(scanned, US_ASCII)).isEqualTo(text));
      assertThat(new String(stage.content(id), US_ASCII)).isEqualTo(text);
    }
  }

  @Test
  void nothingIsKeptOfAnInfectedFile() throws IOException {
    try (var _ = new FakeScanner(socket)) {
      long id = sent("f", "x".repeat(200_000) + "virus");
      stage.await(id, FileState.INFECTED);
      assertThat(stage.allFiles()).isEmpty();
      assertThat(stage.downloads().bytes()).isZero();
      assertThat(stage.downloads().fetchNow(id)).isFalse();
    }
  }

  @Test
  void withoutAVerdictAFileWaits() throws IOException {
    long id = sent("f", "x".repeat(300_000));
    stage.awaitTrouble(id, FileTrouble.SCANNER);
    try (var scanner = new FakeScanner(socket)) {
      scanner.silent = true;
      again(id, 2);
      scanner.silent = false;
      scanner.most = 100_000;
      again(id, 3);
      assertThat(stage.allFiles()).isEmpty();
      scanner.most = Integer.MAX_VALUE;
      stage.pass(Duration.ofMinutes(1));
      stage.await(id, FileState.STORED);
    }
  }

  private void again(long id, int attempt) {
    stage.pass(Duration.ofMinutes(1));
    Eventually.holds(
        "attempt " + attempt,
        () -> stage.row(id).attempts() == attempt && stage.row(id).folder() == null);
    assertThat(stage.row(id).trouble()).isEqualTo(FileTrouble.SCANNER);
    assertThat(stage.row(id).state()).isEqualTo(FileState.PENDING);
  }
}
