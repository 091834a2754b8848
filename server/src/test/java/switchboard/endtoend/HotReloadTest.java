package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.app.BotFileReload;
import switchboard.simulator.SimulatorPerson;
import switchboard.testing.CapturedLog;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;

/** Hot reload of the bot file while people have buttons of the previous version. */
class HotReloadTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path BROKEN = Path.of("server/src/test/resources/botfile/ten-mistakes.yaml");

  private final TestServer house;
  private final SimulatorPerson ann;

  HotReloadTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
    ann = house.person("Ann");
  }

  @BeforeEach
  void start() {
    house.byWebhook();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void becomes(String version) {
    house.botFile(version);
    house.awaitBot(version);
  }

  private JsonNode shown(String text) {
    return ann.await(message -> message.path("text").asString("").equals(text), PATIENCE);
  }

  private static Predicate<JsonNode> says(String text) {
    return toast -> toast.path("text").asString("").equals(text);
  }

  private static List<String> labels(JsonNode message) {
    return message
        .at("/reply_markup/inline_keyboard")
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .map(button -> button.path("text").asString(""))
        .toList();
  }

  @Test
  void anEditIsInUseWithoutARestart() {
    ann.send("/start");
    assertThat(labels(shown("Welcome, Ann!"))).contains("Find us").doesNotContain("The way");
    becomes("second");
    ann.send("/hours");
    shown("We open at 10.");
  }

  @Test
  void aBrokenEditKeepsTheOldOneAndTellsEachMistake() throws IOException {
    var mistakes = Files.readAllLines(BROKEN.resolveSibling("ten-mistakes.txt"));
    try (var log = new CapturedLog(BotFileReload.class)) {
      house.botFile(BROKEN);
      Eventually.holds("each is told", () -> log.values("problem").size() >= mistakes.size());
      assertThat(log.values("problem")).isEqualTo(mistakes);
    }
    ann.send("/hours");
    shown("We open at 9.");
    becomes("second");
    ann.send("/hours");
    shown("We open at 10.");
  }

  @Test
  void aRemovedScreenLeadsToItsNearestLivingAncestorWithAWord() {
    ann.send("/start holidays");
    shown("Closed on holidays.");
    becomes("second");
    ann.tap("Easter");
    ann.awaitToast(says("That page no longer exists. This is the closest one."), PATIENCE);
    shown("That page no longer exists. This is the closest one.\n\nWe open at 10.");
  }

  @Test
  void aRenamedScreenIsFoundByItsFormerId() {
    ann.send("/start");
    shown("Welcome, Ann!");
    becomes("second");
    ann.tap("Find us");
    assertThat(labels(shown("We are at 1 Main Street."))).contains("Opening hours");
    assertThat(ann.toasts())
        .noneMatch(says("That page no longer exists. This is the closest one."));
  }

  @Test
  void oldButtonsStillWorkWhenTheFileChangedWhileTheServerWasDown() {
    ann.send("/start holidays");
    var old = shown("Closed on holidays.").path("message_id").asLong();
    house.settle();
    house.stop();
    house.botFile("second");
    house.byWebhook();
    ann.tapData(old, "s:easter");
    shown("That page no longer exists. This is the closest one.\n\nWe open at 10.");
    ann.tapData(old, "s:find");
    shown("We are at 1 Main Street.");
  }
}
