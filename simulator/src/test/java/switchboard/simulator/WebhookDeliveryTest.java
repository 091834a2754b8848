package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

final class WebhookDeliveryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(BotClient.TOKEN));
  private final BotClient bot = new BotClient(simulator);
  private final SimulatorBot account = simulator.bot(BotClient.TOKEN);
  private final SimulatorPerson ann = simulator.person("Ann", "en");
  private final SimulatorPerson ben = simulator.person("Ben", "de");
  private final ReceivedUpdates inbox;

  WebhookDeliveryTest() throws IOException {
    inbox = new ReceivedUpdates();
  }

  @BeforeEach
  void register() throws Exception {
    bot.result(
        "setWebhook",
        "{\"url\":\"%s\",\"secret_token\":\"s-1\",\"max_connections\":500}".formatted(inbox.url()));
  }

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
    inbox.close();
  }

  private String text() throws InterruptedException {
    return inbox.take().update().at("/message/text").asString("");
  }

  @Test
  void deliversInOrderWithTheSecretAndRisingIds() throws Exception {
    for (int i = 0; i < 20; i++) {
      ann.send("m" + i);
    }
    long last = 0;
    for (int i = 0; i < 20; i++) {
      ReceivedUpdates.Received received = inbox.take();
      assertThat(received.update().at("/message/text").asString()).isEqualTo("m" + i);
      assertThat(received.secret()).isEqualTo("s-1");
      assertThat(SimulatorJson.number(received.update(), "update_id")).isGreaterThan(last);
      last = SimulatorJson.number(received.update(), "update_id");
    }
    simulator.await(() -> account.pending() == 0, PATIENCE);
  }

  @Test
  void aFailureBlocksItsOwnLaneOnlyAndIsTriedAgainWhenTheClockSaysSo() throws Exception {
    inbox.answer(500, null, "");
    ann.send("a1");
    ann.send("a2");
    assertThat(text()).isEqualTo("a1");
    simulator.await(() -> account.retrying() == 1, PATIENCE);
    ben.send("b1");
    assertThat(text()).isEqualTo("b1");
    ann.tapData(1, "x");
    assertThat(inbox.take().update().has("callback_query")).isTrue();
    simulator.clock().advance(Duration.ofSeconds(1));
    assertThat(List.of(text(), text())).containsExactly("a1", "a2");
    JsonNode info = bot.result("getWebhookInfo", "{}");
    assertThat(SimulatorJson.text(info, "last_error_message"))
        .isEqualTo("Wrong response from the webhook: 500 Internal Server Error");
    assertThat(SimulatorJson.number(info, "max_connections")).isEqualTo(100);
  }

  @Test
  void honoursRetryAfter() throws Exception {
    inbox.answer(503, "90", "");
    ann.send("a1");
    text();
    simulator.await(() -> account.retrying() == 1, PATIENCE);
    simulator.clock().advance(Duration.ofSeconds(60));
    ben.send("b1");
    assertThat(text()).isEqualTo("b1");
    assertThat(inbox.isEmpty()).isTrue();
    simulator.clock().advance(Duration.ofSeconds(31));
    assertThat(text()).isEqualTo("a1");
  }

  @Test
  void forgetsATapThatIsTooOldButNotAMessage() throws Exception {
    inbox.answer(503, "140", "");
    inbox.answer(503, "140", "");
    ann.tapData(1, "x");
    inbox.take();
    ann.send("a1");
    inbox.take();
    simulator.await(() -> account.retrying() == 2, PATIENCE);
    simulator.clock().advance(Duration.ofSeconds(160));
    assertThat(text()).isEqualTo("a1");
    simulator.await(() -> account.pending() == 0, PATIENCE);
    assertThat(inbox.isEmpty()).isTrue();
  }

  @Test
  void carriesOutTheMethodInTheAnswer() throws Exception {
    inbox.answer(
        200,
        null,
        "{\"method\":\"sendMessage\",\"chat_id\":%d,\"text\":\"by answer\"}".formatted(ann.id()));
    ann.send("hi");
    ann.await(m -> SimulatorJson.text(m, "text").equals("by answer"), PATIENCE);
  }

  @Test
  void deliversOnlyTheWantedKinds() throws Exception {
    bot.result(
        "setWebhook",
        "{\"url\":\"%s\",\"allowed_updates\":[\"callback_query\"]}".formatted(inbox.url()));
    ann.send("unwanted");
    ann.tapData(1, "x");
    ReceivedUpdates.Received received = inbox.take();
    assertThat(received.update().has("callback_query")).isTrue();
    assertThat(received.secret()).isNull();
    assertThat(account.pending()).isLessThanOrEqualTo(1);
  }

  @Test
  void keepsWhatWaitsWhenTheBotChangesToPollingAndBack() throws Exception {
    inbox.answer(500, null, "");
    JsonNode sent = ann.send("a1");
    text();
    bot.result("deleteWebhook", "{}");
    assertThat(bot.result("getUpdates", "{}").path(0).path("message")).hasToString(sent.toString());
    bot.result("setWebhook", "{\"url\":\"%s\"}".formatted(inbox.url()));
    assertThat(text()).isEqualTo("a1");
    bot.result("deleteWebhook", "{\"drop_pending_updates\":true}");
    assertThat(account.pending()).isZero();
  }

  @Test
  void blockingTellsTheBotAndStopsItsMessages() throws Exception {
    ann.send("hi");
    text();
    ann.block();
    assertThat(inbox.take().update().at("/my_chat_member/new_chat_member/status").asString())
        .isEqualTo("kicked");
    String send = "{\"chat_id\":%d,\"text\":\"a\"}".formatted(ann.id());
    assertThat(bot.refusal("sendMessage", send))
        .isEqualTo("403 Forbidden: bot was blocked by the user");
    ann.unblock();
    bot.result("sendMessage", send);
  }

  @Test
  void tellsHowItIsAndForgetsAnErrorOnlyWithANewWebhook() throws Exception {
    JsonNode info = bot.result("getWebhookInfo", "{}");
    assertThat(SimulatorJson.text(info, "ip_address")).isEqualTo("127.0.0.1");
    assertThat(info.has("last_error_date")).isFalse();
    String gone = "{\"url\":\"http://127.0.0.1:1/hook\"}";
    bot.result("setWebhook", gone);
    ann.send("a1");
    simulator.await(() -> account.retrying() == 1, PATIENCE);
    bot.result("setWebhook", gone);
    info = bot.result("getWebhookInfo", "{}");
    assertThat(SimulatorJson.text(info, "last_error_message")).isEqualTo("Connection refused");
    assertThat(SimulatorJson.number(info, "last_error_date"))
        .isEqualTo(simulator.clock().now().getEpochSecond());
    assertThat(SimulatorJson.number(info, "pending_update_count")).isEqualTo(1);
    bot.result("setWebhook", "{\"url\":\"%s\"}".formatted(inbox.url()));
    assertThat(text()).isEqualTo("a1");
    assertThat(bot.result("getWebhookInfo", "{}").has("last_error_date")).isFalse();
  }

  @Test
  void aRefusedWebhookEndsTheOneBeforeIt() throws Exception {
    assertThat(bot.refusal("setWebhook", "{\"url\":\"http://nobody.invalid/\"}"))
        .isEqualTo(
            "400 Bad Request: bad webhook: Failed to resolve host: Name or service not known");
    assertThat(SimulatorJson.text(bot.result("getWebhookInfo", "{}"), "url")).isEmpty();
  }
}
