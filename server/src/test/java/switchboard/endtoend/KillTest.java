package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.Eventually;
import switchboard.testing.KillsProcess;
import switchboard.testing.Ports;
import switchboard.testing.Program;
import switchboard.testing.Sender;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real program in a process of its own, ended in every way while updates pour in. More kills:
 * {@code -Dkills=100}; the same moments again: {@code -Dseed=…}, with the number it prints.
 */
@KillsProcess
class KillTest {

  private static final int KILLS = Integer.getInteger("kills", 3);
  private static final int CONNECTIONS = 8;

  @TempDir Path folder;
  private final TelegramSimulator simulator =
      TelegramSimulator.start(
          SimulatorOptions.tests().withTokens(TestServer.TOKEN).withOpenWorld(true));
  private final int port = Ports.free();
  private SentUpdates data;
  private Program program;

  @BeforeEach
  void start() {
    data = new SentUpdates(folder);
    program = program(port);
    Eventually.holds("Telegram knows the webhook", () -> webhook().has("url"));
  }

  @AfterEach
  void stop() {
    program.kill();
    simulator.close();
  }

  private Program program(int listenOn) {
    return Program.start(
        folder,
        Map.of(
            "BOT_TOKEN",
            TestServer.TOKEN,
            "BOT_API_URL",
            simulator.uri().toString(),
            "PUBLIC_URL",
            "http://127.0.0.1:" + port,
            "LISTEN",
            "127.0.0.1:" + listenOn,
            "DATA_DIR",
            folder.resolve("data").toString(),
            "KEY_FILE",
            folder.resolve("master.json").toString(),
            "SEND_RATE",
            "off"));
  }

  /** The parameters of the program's {@code setWebhook} call. */
  private JsonNode webhook() {
    return simulator.calls().stream()
        .filter(call -> call.method().equalsIgnoreCase("setWebhook"))
        .map(call -> call.params())
        .findFirst()
        .orElseGet(() -> new JsonMapper().createObjectNode());
  }

  private Sender sender() {
    return new Sender(
        webhook().path("url").asString(""),
        webhook().path("secret_token").asString(""),
        CONNECTIONS);
  }

  @Test
  void nothingIsLostAndNothingDoneTwiceHoweverOftenItIsKilled() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("KillTest: -Dseed=" + seed);
    var dice = new Random(seed);
    try (var sender = sender()) {
      for (int kill = 0; kill < KILLS; kill++) {
        int enough = sender.acknowledged() + 1 + dice.nextInt(200);
        Eventually.holds("updates are taken", () -> sender.acknowledged() >= enough);
        program.kill();
        program = program(port);
      }
      int enough = sender.acknowledged() + 100;
      Eventually.holds("updates are taken", () -> sender.acknowledged() >= enough);
      sender.finish();
      Eventually.holds("all is sent", data::isAllSent);
      assertThat(program.terminate()).isZero();
      data.areThereOnce(sender.sent(), replies(), KILLS * 3 * CONNECTIONS);
    }
  }

  @Test
  void aSecondProgramRefusesAndATermOfTheFirstFinishesWhatWasTakenAndKeepsTheWebhook() {
    aSecondProgramRefuses();
    try (var sender = sender()) {
      Eventually.holds("updates are taken", () -> sender.acknowledged() >= 500);
      assertThat(program.terminate()).isZero();
      var texts = data.numbers("SELECT user_id FROM user_messages");
      assertThat(texts).containsAll(sender.acknowledgedPeople());
      assertThat(data.replyStates().values()).containsOnly("sent");
      assertThat(replies().keySet()).isEqualTo(texts);
      assertThat(simulator.calls())
          .noneMatch(call -> call.method().equalsIgnoreCase("deleteWebhook"));
      assertThat(simulator.bot(TestServer.TOKEN).connection().path("mode").asString(""))
          .isEqualTo("webhook");
    }
  }

  private void aSecondProgramRefuses() {
    var second = program(Ports.free());
    assertThat(second.awaitExit()).isEqualTo(1);
    assertThat(second.output()).contains("Another Switchboard already runs on the data folder");
  }

  /** Number of the bot's messages that each person sees. */
  private Map<Long, Integer> replies() {
    var replies = new TreeMap<Long, Integer>();
    for (var chat : Sender.json(simulator.uri().resolve("/simulator/state")).path("chats")) {
      long person = chat.path("id").asLong();
      if (person >= Sender.FIRST) {
        chat.path("messages").forEach(_ -> replies.merge(person, 1, Integer::sum));
      }
    }
    return replies;
  }
}
