package switchboard.botfile;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotFileWatchTest {

  private static final String OLD = "old: text";

  @TempDir Path folder;
  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private Path file = Path.of("unset");

  @BeforeEach
  void writeFile() throws IOException {
    file = folder.resolve("bot.yaml");
    Files.writeString(file, OLD);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aChangedFileIsToldWithAndWithoutEventsOfTheSystem(boolean events) throws Exception {
    try (var _ = watch(events)) {
      Files.writeString(file, "new: text");
      assertThat(next()).isEqualTo("new: text");
    }
  }

  @Test
  void aReplacedFileIsTold() throws Exception {
    try (var _ = watch(true)) {
      Files.writeString(folder.resolve("bot.yaml~"), "new: text");
      Files.move(folder.resolve("bot.yaml~"), file, REPLACE_EXISTING);
      assertThat(next()).isEqualTo("new: text");
    }
  }

  @Test
  void aVanishedOrMerelyTouchedFileChangesNothing() throws Exception {
    try (var _ = watch(true)) {
      Files.delete(file);
      Files.writeString(file, OLD);
      Files.writeString(file, "new: text");
      assertThat(next()).isEqualTo("new: text");
      assertThat(texts).isEmpty();
    }
  }

  @Test
  void aListenerThatFailsIsCalledAgain() throws Exception {
    BotFileWatch.Listener failing =
        (_, text) -> {
          texts.add(text);
          throw new IllegalStateException("not today");
        };
    try (var _ = BotFileWatch.start(file, OLD, failing, Duration.ofMillis(50), true)) {
      Files.writeString(file, "one: text");
      assertThat(next()).isEqualTo("one: text");
      Files.writeString(file, "two: text");
      assertThat(next()).isEqualTo("two: text");
    }
  }

  @Test
  void closingEndsTheThread() throws Exception {
    watch(true).close();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("bot-file-watch"));
  }

  private BotFileWatch watch(boolean events) {
    return BotFileWatch.start(
        file, OLD, (_, text) -> texts.add(text), Duration.ofMillis(50), events);
  }

  /**
   * The next change that is not an empty file, which a slow machine may see between truncation and
   * write.
   */
  private String next() throws InterruptedException {
    var text = texts.poll(20, TimeUnit.SECONDS);
    if (text == null) {
      return "nothing";
    }
    return text.isEmpty() ? next() : text;
  }
}
