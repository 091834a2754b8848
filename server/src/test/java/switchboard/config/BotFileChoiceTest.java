package switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.Switchboard;
import switchboard.app.ServerRunner;
import switchboard.botfile.BotFile;
import switchboard.botfile.BotFileWatch;
import switchboard.testing.CapturedLog;
import switchboard.testing.Eventually;

/** Which bot file is used, and the error message if it cannot be. */
class BotFileChoiceTest {

  private static final String TOKEN = "123456789:" + "AbCdE-_".repeat(5);

  @TempDir Path folder;

  private Settings.Read read(Map<String, String> more) {
    var words = new HashMap<>(Map.of("BOT_TOKEN", TOKEN));
    words.putAll(more);
    return SettingsReader.read(new SettingSources(Map.of(), words, DotEnvFile.NONE, folder));
  }

  private List<String> problems(Map<String, String> more) {
    return ((Settings.Read.Bad) read(more)).problems();
  }

  private Path write(String name) throws IOException {
    return Files.writeString(folder.resolve(name), BotFile.sample());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bot.yml",
        "Bot.yaml",
        "BOT.YAML",
        "bot.yaml.txt",
        "bot .yaml",
        "bot.yaml ",
        "bot.yaml.bak",
        "bot.yaml~",
        "bot.ymal",
        "b\u043et.yaml",
        "bots.yaml"
      })
  void aBotFileWithNearlyTheNameStopsTheStart(String name) throws IOException {
    write(name);
    assertThat(problems(Map.of()))
        .singleElement()
        .asString()
        .startsWith(folder.resolve("bot.yaml") + " does not exist")
        .endsWith("but %s does. Rename it to bot.yaml, or set BOT_FILE=%s".formatted(name, name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"docker-compose.yml", "menu.yaml", "robot.txt", "bot.yaml.example", "bot"})
  void filesOfOtherKindsLeaveTheSample(String name) throws IOException {
    write(name);
    assertThat(((Settings.Read.Good) read(Map.of())).settings().bot().file()).isNull();
  }

  @Test
  void aBotFileThatCannotBeReadStopsTheStart() throws IOException {
    var file = folder.resolve("bot.yaml");
    Files.createSymbolicLink(file, folder.resolve("gone.yaml"));
    assertThat(problems(Map.of()))
        .singleElement()
        .asString()
        .startsWith("bot.yaml: ")
        .contains("is a link to", "gone.yaml");
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(problems(Map.of()))
        .singleElement()
        .asString()
        .startsWith("bot.yaml: ")
        .contains("is a folder");
    assertThat(problems(Map.of("BOT_FILE", "bot.yaml")))
        .singleElement()
        .asString()
        .startsWith("BOT_FILE: ")
        .contains("is a folder");
  }

  @Test
  void theLogSaysWhichBotRunsAndWarnsOfTheSample() throws IOException {
    try (var log = new CapturedLog(ServerRunner.class)) {
      ServerRunner.warn((Settings.Read.Good) read(Map.of()));
      assertThat(log.values("looked_for")).containsExactly(BotFileSetting.standard().toString());
    }
    var file = write("bot.yaml");
    try (var log = new CapturedLog(ServerRunner.class)) {
      var read = (Settings.Read.Good) read(Map.of());
      ServerRunner.warn(read);
      assertThat(log.lines()).isEmpty();
      assertThat(ServerRunner.botFile(read.settings())).isEqualTo(file.toString());
    }
  }

  @Test
  void aCheckSaysWhyAFileCannotBeReadAndUnderWhichNameAStartFindsIt() throws IOException {
    assertThat(check(folder, 1)).contains("cannot be read", "is a folder");
    assertThat(check(folder.resolve("none.yaml"), 1)).contains("does not exist");
    assertThat(check(write("bot.yml"), 0))
        .contains("is valid", "rename it to bot.yaml or set BOT_FILE=");
    assertThat(check(write("bot.yaml"), 0)).contains("is valid").doesNotContain("BOT_FILE");
    var wide =
        Files.write(
            folder.resolve("wide.yaml"), BotFile.sample().getBytes(StandardCharsets.UTF_16LE));
    assertThat(check(wide, 1)).contains("this is UTF-16 text");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatVanishesWhileTheBotRunsIsToldOnce(boolean folderInItsPlace) throws IOException {
    var file = write("bot.yaml");
    var texts = new LinkedBlockingQueue<String>();
    try (var log = new CapturedLog(BotFileWatch.class);
        var _ = BotFileWatch.start(file, BotFile.sample(), (_, text) -> texts.add(text))) {
      Files.delete(file);
      if (folderInItsPlace) {
        Files.createDirectory(file);
      }
      Eventually.holds("it is told", () -> !log.values("reason").isEmpty());
      if (folderInItsPlace) {
        Files.delete(file);
      }
      Files.writeString(file, "new: text");
      Eventually.holds("the new one is read", () -> texts.contains("new: text"));
      assertThat(log.values("reason"))
          .allSatisfy(it -> assertThat(it).contains(file.toString()))
          .doesNotHaveDuplicates();
    }
  }

  private static String check(Path file, int expected) {
    var words = new StringWriter();
    var line =
        Switchboard.commandLine()
            .setErr(new PrintWriter(words, true))
            .setOut(new PrintWriter(words, true));
    assertThat(line.execute("check-bot", file.toString())).isEqualTo(expected);
    return words.toString();
  }
}
