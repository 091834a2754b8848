package switchboard.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.ApiClient;
import switchboard.testing.BrainFaults;
import switchboard.testing.Eventually;
import switchboard.testing.FakeTelegram;
import switchboard.testing.FakeTelegram.Answer;
import switchboard.testing.SmallDisk;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /health} reports whether updates are processed. */
class HealthTest {

  private final Path folder;
  private final FakeTelegram telegram = new FakeTelegram(1_000);
  private final TestServer house;

  HealthTest(@TempDir Path folder) {
    this.folder = folder;
    house = new TestServer(folder, "first").with(telegram.inPlaceOfTheSimulator());
  }

  @AfterEach
  void close() {
    house.close();
    telegram.close();
  }

  private JsonNode health(String query, int status) {
    var answer = new ApiClient(house, null).ask("GET /health" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain(TestServer.TOKEN, folder.toString());
    return new JsonMapper().readTree(answer.body());
  }

  private String state(String check) {
    var answer = new ApiClient(house, null).ask("GET /health");
    return new JsonMapper().readTree(answer.body()).path("checks").path(check).asString("");
  }

  private void awaitState(String check, String state) {
    Eventually.holds(check + " is " + state, () -> state(check).equals(state));
  }

  private static String problem(JsonNode health) {
    var problem = health.path("problems").path(0);
    return "%s: %s → %s"
        .formatted(
            problem.path("check").asString(""),
            problem.path("message").asString(""),
            problem.path("action").asString(""));
  }

  private void fetch() {
    house.open(LegacyPath.MIGRATE).connect(null);
    awaitState("telegram", "up");
    Eventually.holds("it polls", () -> !telegram.offsets().isEmpty());
  }

  private void byWebhook() {
    house.open(LegacyPath.MIGRATE).connect(URI.create("http://127.0.0.1:1"));
    awaitState("telegram", "up");
  }

  private record Case(Answer answer, String told, String action) {}

  /**
   * A rejected poll is reported, but a restart would not help: only the strict check returns 503.
   */
  @Test
  void aPollThatIsRefusedIsToldWithWhatToDoAndItsEndShows() {
    fetch();
    for (var it :
        List.of(
            new Case(Answer.refusal(401, "Unauthorized"), "rejects the bot token", "@BotFather"),
            new Case(
                Answer.refusal(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use"
                        + " deleteWebhook to delete the webhook first"),
                "A webhook is registered",
                "PUBLIC_URL"))) {
      telegram.answer("getUpdates", it.answer());
      awaitDeaf(it.told(), it.action());
      telegram.answerAsUsual();
      awaitState("telegram", "up");
      assertThat(health("?strict=true", 200).path("problems")).isEmpty();
    }
    telegram.answer(
        "getUpdates",
        Answer.refusal(
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot"
                + " instance is running"));
    awaitDeaf("Another program is fetching", "Stop the other program");
  }

  private void awaitDeaf(String message, String action) {
    awaitState("telegram", "down");
    var health = health("", 200);
    assertThat(health.path("status").asString("")).isEqualTo("up");
    assertThat(problem(health)).startsWith("telegram: ").contains(message, action);
    assertThat(health("?strict=true", 503).path("status").asString("")).isEqualTo("down");
  }

  @Test
  void whatMayPassIsAWarningAtFirstAndNeverEndsThePolling() {
    fetch();
    int rounds = 0;
    for (var it :
        List.of(
            new Case(Answer.page(200), "Something other than Telegram responds", ""),
            new Case(Answer.limited(1), "rate limit", ""))) {
      telegram.answer("getUpdates", it.answer());
      Eventually.holds(
          "it is told", () -> health("", 200).path("warnings").toString().contains(it.told()));
      assertThat(state("telegram")).isEqualTo("up");
      telegram.answerAsUsual();
      telegram.give(5, "hello");
      int all = ++rounds;
      Eventually.holds("it goes on", () -> house.textsOf(5).size() == all);
      assertThat(health("", 200).path("warnings")).isEmpty();
    }
  }

  @Test
  void anAnswerThatIsNoListOfUpdatesDoesNotEndThePolling() {
    fetch();
    telegram.answer("getUpdates", new Answer(200, "{\"ok\":true,\"result\":[[1,{\"a\":2}],7]}"));
    long before = telegram.asked("getUpdates");
    Eventually.holds("it asks again", () -> telegram.asked("getUpdates") > before + 1);
    telegram.answerAsUsual();
    telegram.give(5, "hello");
    Eventually.holds("it goes on", () -> house.textsOf(5).size() == 1);
  }

  @Test
  void aWebhookThatSomebodyElseChangesOrRemovesIsNoticedWithinMinutes() {
    byWebhook();
    for (var url : List.of("https://example.org/other", "")) {
      telegram.webhook(url);
      house.turn(Duration.ofMinutes(4));
      awaitState("telegram", "down");
      assertThat(problem(health("", 200)))
          .contains("does not send updates to this server", "switchboard webhook set")
          .doesNotContain("example.org");
      new ApiClient(house, TestServer.ADMIN_TOKEN)
          .ask("POST /set_webhook", "{\"url\":\"http://127.0.0.1:1\"}");
      awaitState("telegram", "up");
    }
  }

  @Test
  void aRevokedTokenShowsByWebhookTooAndAtOnceWhenAReplyIsRefused() {
    byWebhook();
    telegram.answer("*", Answer.refusal(401, "Unauthorized"));
    house.post(TestServer.text(5, 5, "/start"));
    awaitState("telegram", "down");
    assertThat(problem(health("", 200))).contains("rejects the bot token");
    telegram.answerAsUsual();
    house.turn(Duration.ofMinutes(4)); // the next check and the retry of the reply
    awaitState("telegram", "up");
  }

  @Test
  void aProxyThatAnswersWhereTheWebhookIsAskedForIsAWarningFirst() {
    byWebhook();
    telegram.answer("getWebhookInfo", Answer.page(200));
    house.turn(Duration.ofMinutes(4));
    Eventually.holds(
        "it is told",
        () ->
            health("", 200)
                .path("warnings")
                .toString()
                .contains("Something other than Telegram responds"));
  }

  @Test
  void repliesThatDoNotGetThroughAreTold() {
    byWebhook();
    telegram.answer("sendMessage", Answer.refusal(500, "Internal Server Error"));
    house.post(TestServer.text(5, 5, "/start"));
    assertThat(state("replies")).isEqualTo("up");
    house.turn(Duration.ofMinutes(7));
    awaitState("replies", "down");
    assertThat(health("", 200).path("problems").toString())
        .contains("Replies are not being delivered");
    telegram.answerAsUsual();
    house.turn(Duration.ofMinutes(2));
    awaitState("replies", "up");
  }

  @ParameterizedTest
  @CsvSource({"switchboard.db, database", "keys.db, keys"})
  void aDatabaseThatSomebodyLocksIsDownUntilItIsFree(String file, String check)
      throws SQLException {
    house.open(LegacyPath.MIGRATE);
    assertThat(state(check)).isEqualTo("up");
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/" + file));
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      var health = health("", 503);
      assertThat(health.path("status").asString("")).isEqualTo("down");
      assertThat(health.path("checks").path(check).asString("")).isEqualTo("down");
      statement.execute("ROLLBACK");
    }
    awaitState(check, "up");
    health("", 200);
  }

  /** Telegram may be unreachable when the server starts, or reject its first calls. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *          | 502 | page                                | cannot be reached, Something other
          getMe      | 401 | Unauthorized                        | rejects the bot token
          setWebhook | 400 | Bad Request: bad webhook            | cannot be reached
          setWebhook | 429 | Too Many Requests: retry after 1    | rate limit
          """)
  void whatFailsAtTheStartIsToldAndTriedUntilItWorks(
      String method, int code, String description, String told) {
    telegram.answer(
        method, description.equals("page") ? Answer.page(code) : Answer.refusal(code, description));
    house.open(LegacyPath.MIGRATE).connect(URI.create("http://127.0.0.1:1"));
    awaitState("telegram", "down");
    var problem = problem(health("", 200));
    assertThat(told.split(", ")).as(problem).anyMatch(problem::contains);
    telegram.answerAsUsual();
    awaitState("telegram", "up");
    assertThat(telegram.webhook()).endsWith(house.server().webhookPath());
    assertThat(health("", 200).path("problems")).isEmpty();
  }

  /** The row that the probe writes needs no more space, unlike an update. */
  @Test
  void updatesThatCannotBeStoredAreReportedThoughASmallWriteSucceeds() {
    var faults = new BrainFaults();
    house.with(faults).open(LegacyPath.MIGRATE);
    faults.fillDisk();
    var update = TestServer.text(1, 5, BrainFaults.POISON);
    assertThat(house.post(update).statusCode()).isEqualTo(503);
    assertThat(problem(health("", 503))).startsWith("database: ").contains("full", "Free space");
    faults.cure();
    assertThat(house.post(update).statusCode()).isEqualTo(200);
    assertThat(health("", 200).path("problems")).isEmpty();
  }

  /** Fills a separate file system for the data, which needs root on Linux. */
  @Test
  void aFullDiskIsDownAndItGoesOnByItselfWhenThereIsRoom() throws Exception {
    var data = Files.createDirectory(folder.resolve("data"));
    try (var disk = new SmallDisk(data, "24M")) {
      house.open(LegacyPath.MIGRATE);
      assertThat(house.post(TestServer.text(1, 5, "before")).statusCode()).isEqualTo(200);
      assertThat(health("", 200).path("warnings").toString()).contains("MiB left");
      disk.fill();
      var health = health("", 503);
      assertThat(health.path("checks").path("disk").asString("")).isEqualTo("down");
      assertThat(problem(health)).contains("full", "Free space in DATA_DIR");
      disk.free();
      assertThat(health("", 200).path("problems")).isEmpty();
      assertThat(house.post(TestServer.text(2, 5, "after")).statusCode()).isEqualTo(200);
      house.stop();
    }
  }
}
