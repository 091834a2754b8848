package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.Call;
import switchboard.domain.UserId;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.Store;
import switchboard.store.StoredJson;
import switchboard.testing.Crowd;
import switchboard.testing.Eventually;
import switchboard.testing.History;
import switchboard.testing.KillsProcess;
import switchboard.testing.Ports;
import switchboard.testing.Program;
import switchboard.testing.Received;
import switchboard.testing.Sender;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Three programs on one PostgreSQL, killed, halted and disconnected while updates arrive at all of
 * them. More faults: {@code -Dkills=30}; the same ones again: {@code -Dseed=…}.
 */
@KillsProcess
class SeveralInstancesKillTest {

  private static final int INSTANCES = 3;
  private static final int USERS = 12;
  private static final int FAULTS = Integer.getInteger("kills", 3);

  /** What can happen to instances. */
  private enum Fault {
    KILL,
    HALT,
    DISCONNECT
  }

  @TempDir Path folder;
  private final TelegramSimulator simulator =
      TelegramSimulator.start(
          SimulatorOptions.tests().withTokens(TestServer.TOKEN).withOpenWorld(true));
  private final Received received = new Received(simulator);
  private final List<Program> programs = new ArrayList<>();
  private final List<URI> webhooks = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() {
    TestPostgres.urlOf(folder);
    for (int i = 0; i < INSTANCES; i++) {
      webhooks.add(URI.create("http://127.0.0.1:" + Ports.free()));
      programs.add(program(i));
      // The first makes the keys.
      Eventually.holds("Telegram knows the webhook", () -> webhook().has("url"));
    }
    var path = URI.create(webhook().path("url").asString("")).getPath();
    webhooks.replaceAll(address -> address.resolve(path));
    awaitInstances(INSTANCES);
  }

  @AfterEach
  void stop() {
    programs.forEach(program -> {
      program.kill();
      System.out.println(program.output());
    });
    received.close();
    simulator.close();
  }

  private Program program(int number) {
    var address = webhooks.get(number);
    return Program.start(
        folder,
        Map.of(
            "BOT_TOKEN",
            TestServer.TOKEN,
            "BOT_API_URL",
            simulator.uri().toString(),
            "PUBLIC_URL",
            "http://127.0.0.1:1",
            "LISTEN",
            address.getAuthority(),
            "DATABASE_URL",
            TestPostgres.urlOf(folder),
            "DATA_DIR",
            folder.resolve("data" + number).toString(),
            "KEY_FILE",
            folder.resolve("master.json").toString(),
            "SEND_RATE",
            "off"));
  }

  private JsonNode webhook() {
    return simulator.calls().stream()
        .filter(call -> call.method().equalsIgnoreCase("setWebhook"))
        .map(call -> call.params())
        .reduce((_, last) -> last)
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private long count(String sql) {
    try (var connection = TestDatabase.POSTGRES.connect(folder);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitInstances(int number) {
    Eventually.holds(
        number + " instances run", () -> count("SELECT count(*) FROM running_instances") == number);
  }

  /** Waits until the others know that an instance runs, or that it does not. */
  private void await(int number, boolean runs) {
    var name = "%:" + webhooks.get(number).getPort();
    Eventually.holds(
        number + (runs ? " runs" : " does not run"),
        () ->
            count("SELECT count(*) FROM running_instances WHERE name LIKE '" + name + "'") > 0
                == runs);
  }

  private void awaitAllSent() {
    Eventually.holds(
        "all is sent",
        () -> count("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')") == 0);
  }

  private void awaitAnswer(URI webhook) {
    Eventually.holds(webhook.getAuthority() + " answers", () -> answers(webhook));
  }

  private static boolean answers(URI webhook) {
    try {
      return Sender.json(webhook.resolve("/health")).has("status");
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  @Test
  void nothingIsLostAndNothingDoneTwiceWhateverHappensToTheInstances() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("SeveralInstancesKillTest: -Dseed=" + seed);
    var dice = new Random(seed);
    var secret = webhook().path("secret_token").asString("");
    try (var crowd = new Crowd(USERS, () -> webhooks, secret)) {
      for (int i = 0; i < FAULTS; i++) {
        int enough = crowd.acknowledged() + 50 + dice.nextInt(100);
        Eventually.holds("updates are taken", () -> crowd.acknowledged() >= enough);
        happen(Fault.values()[i % Fault.values().length], dice.nextInt(INSTANCES));
      }
      int enough = crowd.acknowledged() + 100;
      Eventually.holds("updates are taken", () -> crowd.acknowledged() >= enough);
      crowd.finish();
      awaitAllSent();
      webhooks.forEach(this::awaitAnswer);
      programs.forEach(program -> assertThat(program.terminate()).isZero());
      assertThat(history(crowd).faults()).isEmpty();
    }
  }

  private void happen(Fault fault, int number) {
    switch (fault) {
      case KILL -> {
        programs.get(number).kill();
        programs.set(number, program(number));
      }
      case HALT -> {
        await(number, true);
        programs.get(number).pause();
        await(number, false);
        programs.get(number).resume();
        await(number, true);
      }
      case DISCONNECT -> TestPostgres.disconnectAll(folder);
    }
  }

  private History history(Crowd crowd) {
    var stored = new HashMap<Long, List<String>>();
    var replies = new HashMap<Long, List<History.Reply>>();
    try (var store = TestDatabase.POSTGRES.open(folder)) {
      for (long user : crowd.acknowledgedByUser().keySet()) {
        stored.put(user, texts(store, user));
        replies.put(
            user,
            rows(store, user).stream()
                .map(row -> new History.Reply(answered(row), row.state()))
                .toList());
      }
    }
    return new History(crowd.acknowledgedByUser(), stored, replies, received.byUser(), totals());
  }

  private static List<String> texts(Store store, long user) {
    return store.readNow(tables -> tables.messages().of(new UserId(user))).stream()
        .sorted(Comparator.comparingLong(MessageRow::id))
        .map(row -> String.valueOf(row.messageText()))
        .toList();
  }

  private static List<OutboxRow> rows(Store store, long user) {
    return store.readNow(tables -> tables.outbox().of(new UserId(user)));
  }

  private static String answered(OutboxRow row) {
    return StoredJson.call(row.call()) instanceof Call.SendMessage send
        ? Crowd.answered(send.content().html())
        : "";
  }

  private List<History.Total> totals() {
    return List.of(
        total("users", "users"),
        total("messages", "user_messages"),
        total("interactions", "user_interactions"));
  }

  private History.Total total(String name, String table) {
    return new History.Total(
        name,
        count("SELECT total FROM statistics WHERE name = '" + name + "'"),
        count("SELECT count(*) FROM " + table));
  }
}
