package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.crypto.KeySource;
import switchboard.domain.UserId;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.store.Store;
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
  private Program program;

  @BeforeEach
  void start() {
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
      Eventually.holds("all is sent", () -> waiting() == 0);
      assertThat(program.terminate()).isZero();
      everythingIsThereOnce(sender.sent());
    }
  }

  /**
   * Each update is a text from another person, so that people, texts and replies can be compared.
   */
  private void everythingIsThereOnce(int updates) {
    var everybody = new TreeSet<Long>();
    for (long person = Sender.FIRST; person < Sender.FIRST + updates; person++) {
      everybody.add(person);
    }
    var texts = new TreeMap<Long, String>();
    texts((person, text) ->
        assertThat(texts.put(person, text)).as("a second text of %d", person).isNull());
    assertThat(texts.keySet()).isEqualTo(everybody);
    texts.forEach((person, text) -> assertThat(text).isEqualTo(Sender.text(person)));

    var seen = new TreeSet<Long>();
    query("SELECT update_id, kind FROM seen_updates", (update, _) -> seen.add(update));
    assertThat(seen).isEqualTo(everybody);

    var states = new HashMap<Long, String>();
    query(
        "SELECT user_id, state FROM outbox",
        (person, state) ->
            assertThat(states.put(person, state)).as("a second reply to %d", person).isNull());
    assertThat(states.keySet()).isEqualTo(everybody);
    assertThat(states.values()).isSubsetOf("sent", "unknown");

    var replies = replies();
    assertThat(replies.values()).as("replies that a person sees").containsOnly(1);
    var missing = new TreeSet<>(everybody);
    missing.removeAll(replies.keySet());
    var unknown = new TreeSet<>(everybody);
    unknown.removeIf(person -> "sent".equals(states.get(person)));
    assertThat(unknown).containsAll(missing);
    // After a kill, replies that were claimed, in flight, or sent but not recorded are unknown.
    assertThat(unknown).hasSizeLessThanOrEqualTo(KILLS * 3 * CONNECTIONS);
  }

  @Test
  void aSecondProgramRefusesAndATermOfTheFirstFinishesWhatWasTakenAndKeepsTheWebhook() {
    aSecondProgramRefuses();
    try (var sender = sender()) {
      Eventually.holds("updates are taken", () -> sender.acknowledged() >= 500);
      assertThat(program.terminate()).isZero();
      var acknowledged = sender.acknowledgedPeople();
      var texts = new TreeSet<Long>();
      query("SELECT user_id, '' FROM user_messages", (person, _) -> texts.add(person));
      assertThat(texts).containsAll(acknowledged);
      query("SELECT user_id, state FROM outbox", (_, state) -> assertThat(state).isEqualTo("sent"));
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

  private long waiting() {
    long[] waiting = {-1};
    query(
        "SELECT count(*), '' FROM outbox WHERE state IN ('pending', 'sending')",
        (count, _) -> waiting[0] = count);
    return waiting[0];
  }

  /** Callback for a row with a number and a text. */
  @FunctionalInterface
  private interface Row {
    void take(long number, String text);
  }

  /** The stored texts, read with the program's own code. */
  private void texts(Row row) {
    var people = new TreeSet<Long>();
    query("SELECT user_id, '' FROM users", (person, _) -> people.add(person));
    var master = KeySource.file(folder.resolve("master.json"));
    try (var store = Store.open(folder.resolve("data/switchboard.db"), master)) {
      for (long person : people) {
        store
            .readNow(tables -> tables.messages().of(new UserId(person)))
            .forEach(message -> row.take(person, String.valueOf(message.messageText())));
      }
    }
  }

  private void query(String sql, Row row) {
    var file = folder.resolve("data/switchboard.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      while (result.next()) {
        row.take(result.getLong(1), result.getString(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
