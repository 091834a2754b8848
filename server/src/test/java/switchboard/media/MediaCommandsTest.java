package switchboard.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.media.MediaStage.ANN;
import static switchboard.media.MediaStage.BEN;
import static switchboard.media.MediaStage.NONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.crypto.KeySource;
import switchboard.domain.FileState;
import switchboard.store.Store;
import switchboard.testing.CommandRun;
import switchboard.testing.TestDatabase;

/** Commands about users who sent files. */
class MediaCommandsTest {

  private static final byte[] GIF = ("GIF89a" + "ann".repeat(50_000)).getBytes(US_ASCII);

  @TempDir Path folder;

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    try (var stage = stage()) {
      stage.files.has("a", GIF);
      stage.files.has("b", "ben".getBytes(US_ASCII));
      stage.start(NONE);
      stage.await(stage.sent(ANN, "a"), FileState.STORED);
      stage.await(stage.sent(BEN, "b"), FileState.STORED);
    }
  }

  private MediaStage stage() throws IOException {
    var data = folder.resolve("data");
    var master = KeySource.file(folder.resolve("master.json"));
    return new MediaStage(Store.open(TestDatabase.SQLITE.databases(data), master), data);
  }

  private CommandRun run(String... words) {
    return CommandRun.of(folder, Map.of("KEY_FILE", "master.json"), words);
  }

  @Test
  void anExportToAFileHasTheFilesBesideIt() throws IOException {
    var json = folder.resolve("ann.json");
    var run = run("export", "1", "--to", json.toString());
    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("1 file in ");
    assertThat(Files.readString(json)).contains("\"content_type\" : \"image/gif\"");
    var files = folder.resolve("ann.json.files");
    assertThat(Files.readAllBytes(files.resolve("1.gif"))).isEqualTo(GIF);
    try (var all = Files.list(files)) {
      assertThat(all).hasSize(1);
    }
  }

  @Test
  void documentForReadingLinksToTheFilesBesideIt() throws IOException {
    var html = folder.resolve("Ann #1, 50 %.html");
    var run = run("export", "1", "--to", html.toString());
    assertThat(run.exitCode()).as(run.output()).isZero();
    var link = Files.readString(html).replaceFirst("(?s).*href=\"(\\./[^\"]+)\".*", "$1");
    assertThat(Path.of(html.toUri().resolve(link))).hasBinaryContent(GIF);
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    try (var stage = stage()) {
      Files.write(stage.file(1), new byte[10]);
    }
    var run = run("export", "1", "--to", folder.resolve("ann.json").toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("Not readable here").contains("[1]");
  }

  @Test
  void erasingWithoutAServerDeletesTheFiles() throws IOException {
    var run = run("erase", "1", "--yes");
    assertThat(run.exitCode()).as(run.output()).isZero();
    try (var stage = stage()) {
      assertThat(stage.allFiles()).containsExactly(stage.file(2));
      assertThat(stage.isKnown(1)).isFalse();
    }
  }
}
