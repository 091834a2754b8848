package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorCall;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.telegram.BotToken;
import switchboard.testing.CapturedLog;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;
import switchboard.webhook.BotSetup;
import tools.jackson.databind.JsonNode;

/** Connecting to Telegram at startup, and pending updates meanwhile. */
class ConnectionTest {

  private static final String OTHER_TOKEN = "987654321:" + "ZyXwV-_".repeat(5);

  private final Path folder;
  private TestServer house;

  ConnectionTest(@TempDir Path folder) {
    this.folder = folder;
    house = new TestServer(folder, "first");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Stream<JsonNode> asked(String method) {
    return house.simulator().calls().stream()
        .filter(call -> call.method().equalsIgnoreCase(method))
        .map(SimulatorCall::params);
  }

  private static List<String> words(JsonNode array) {
    return array.valueStream().map(word -> word.asString("")).toList();
  }

  @Test
  void aWebhookIsRegisteredWithASecretAndTheKindsWeActUpon() {
    var ann = house.person("Ann");
    ann.send("before the start");
    house.byWebhook();
    house.settle();
    var token = new BotToken(TestServer.TOKEN);
    assertThat(asked("setWebhook"))
        .singleElement()
        .satisfies(order -> {
          assertThat(order.path("url").asString(""))
              .isEqualTo(house.uri() + "/tg/" + token.webhookPath());
          assertThat(order.path("secret_token").asString("")).isEqualTo(token.webhookSecret());
          assertThat(words(order.path("allowed_updates")))
              .containsExactly("message", "edited_message", "callback_query", "my_chat_member");
          assertThat(order.path("drop_pending_updates").asBoolean(false)).isFalse();
        });
    assertThat(house.textsOf(ann.id())).containsExactly("before the start");
    assertThat(health()).contains("\"telegram\":\"up\"");
  }

  @Test
  void withoutAPublicAddressUpdatesAreFetched() {
    var ann = house.person("Ann");
    ann.send("before the start");
    house.byPolling();
    house.settle();
    assertThat(house.textsOf(ann.id())).containsExactly("before the start");
    assertThat(asked("setWebhook")).isEmpty();
    assertThat(asked("deleteWebhook"))
        .singleElement()
        .satisfies(
            order -> assertThat(order.path("drop_pending_updates").asBoolean(false)).isFalse());
    assertThat(asked("getUpdates"))
        .allSatisfy(order ->
            assertThat(words(order.path("allowed_updates"))).contains("message", "callback_query"));
  }

  @Test
  void nothingIsLostOrRepeatedWhenTheWayOfDeliveryChanges() {
    var ann = house.person("Ann");
    house.byPolling();
    ann.send("1 by polling");
    Eventually.holds("it is there", () -> house.textsOf(ann.id()).size() == 1);
    ann.send("2 as it stops");
    house.stop();
    ann.send("3 while it is down");
    house.byWebhook();
    ann.send("4 by webhook");
    house.settle();
    ann.send("5 as it stops");
    house.stop();
    ann.send("6 while it is down");
    house.byPolling();
    ann.send("7 by polling");
    house.settle();
    assertThat(house.textsOf(ann.id()))
        .containsExactly(
            "1 by polling",
            "2 as it stops",
            "3 while it is down",
            "4 by webhook",
            "5 as it stops",
            "6 while it is down",
            "7 by polling");
    assertThat(asked("sendMessage")).hasSize(7);
  }

  @Test
  void theWebhookStaysWhenTheServerStops() {
    house.byWebhook();
    house.stop();
    assertThat(house.mode()).isEqualTo("webhook");
    assertThat(asked("deleteWebhook")).isEmpty();
  }

  @Test
  void theCommandsAreToldInEveryLanguageOfTheBot() {
    house.byPolling();
    var languages = house.server().bot().languages();
    assertThat(languages).hasSize(10);
    Eventually.holds("all are told", () -> house.bot().commands().size() == languages.size() + 1);
    for (var language : languages) {
      var expected =
          house.server().bot().commands().stream()
              .map(command -> command.name() + " " + command.description().in(language))
              .toList();
      assertThat(told(language)).as(language).isEqualTo(expected).hasSizeGreaterThan(8);
    }
    assertThat(told("")).isEqualTo(told("en")).isNotEqualTo(told("de"));
  }

  private List<String> told(String language) {
    return house
        .bot()
        .commands()
        .path(language)
        .valueStream()
        .map(command ->
            command.path("command").asString("") + " " + command.path("description").asString(""))
        .toList();
  }

  @Test
  void aTokenThatTelegramDoesNotKnowIsToldAndTheServerStaysUp() {
    house.close();
    house =
        new TestServer(
            folder,
            "first",
            TelegramSimulator.start(SimulatorOptions.tests().withTokens(OTHER_TOKEN)));
    try (var log = new CapturedLog(BotSetup.class)) {
      house.open(LegacyPath.MIGRATE).connect(URI.create("http://127.0.0.1:1"));
      Eventually.holds("it is told", () -> health().contains("\"telegram\":\"down\""));
      Eventually.holds("it is logged", () -> !log.lines().isEmpty());
      assertThat(log.lines().getFirst())
          .startsWith("Telegram rejected the bot token; get a new one from @BotFather")
          .contains("again_in_s")
          .doesNotContain(TestServer.TOKEN.substring(10));
    }
    assertThat(health()).contains("\"status\":\"up\"", "\"database\":\"up\"");
    assertThat(house.post(TestServer.text(1, 5, "hello")).statusCode()).isEqualTo(200);
    assertThat(house.textsOf(5)).containsExactly("hello");
  }

  @Test
  void everyTapShallComeWithItsMessage() {
    house.bot().callbackQueryMode("inline");
    house.byPolling();
    assertThat(house.bot().callbackQueryMode()).isEqualTo("default");
    assertThat(asked("setMySettings"))
        .singleElement()
        .hasToString("{\"callback_query_mode\":\"default\"}");
  }

  @Test
  void aServerThatDoesNotKnowThatSettingIsNoError() {
    house.simulator().fault(SimulatorFault.of("setMySettings", Kind.NOT_FOUND, 1));
    try (var log = new CapturedLog(BotSetup.class)) {
      house.byPolling();
      Eventually.holds("telegram is up", () -> health().contains("\"telegram\":\"up\""));
      assertThat(log.lines()).noneMatch(line -> line.contains("callback_query_mode"));
    }
    assertThat(asked("setMySettings")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"BAD_REQUEST", "FORBIDDEN", "TOO_MANY_REQUESTS", "HTML_ERROR", "RESET"})
  void whenTelegramRefusesThatSettingItIsToldOnceAndTheStartGoesOn(Kind kind) {
    house.simulator().fault(SimulatorFault.of("setMySettings", kind, 1));
    try (var log = new CapturedLog(BotSetup.class)) {
      house.byPolling();
      Eventually.holds("telegram is up", () -> health().contains("\"telegram\":\"up\""));
      assertThat(log.lines())
          .filteredOn(line -> line.contains("callback_query_mode could not be set to default"))
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains("reason")
          .doesNotContain(TestServer.TOKEN.substring(10));
    }
    assertThat(asked("setMySettings")).hasSizeLessThanOrEqualTo(1);
  }

  private String health() {
    var answer = house.send(HttpRequest.newBuilder(house.uri().resolve("/health")));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().toLowerCase(Locale.ROOT);
  }
}
