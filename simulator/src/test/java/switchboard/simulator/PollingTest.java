package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

final class PollingTest {
  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(BotClient.TOKEN));
  private final BotClient bot = new BotClient(simulator);
  private final SimulatorPerson ann = simulator.person("Ann", "en");

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
  }

  private CompletableFuture<JsonNode> later(String params) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return bot.call("getUpdates", params);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }

  @Test
  void anOffsetConfirmsWhatCameBeforeAndALimitHoldsBack() throws Exception {
    ann.send("one");
    ann.send("two");
    ann.send("three");
    JsonNode first = bot.result("getUpdates", "{\"limit\":1}");
    assertThat(first).hasSize(1);
    assertThat(bot.result("getUpdates", "{\"limit\":0}")).hasSize(1);
    assertThat(bot.result("getUpdates", "{\"limit\":101}")).hasSize(3);
    long id = SimulatorJson.number(first.path(0), "update_id");
    JsonNode rest = bot.result("getUpdates", "{\"offset\":%d}".formatted(id + 1));
    assertThat(rest)
        .extracting(u -> u.at("/message/text").asString())
        .containsExactly("two", "three");
    assertThat(bot.result("getUpdates", "{\"offset\":-1}")).hasSize(1);
    assertThat(simulator.bot(BotClient.TOKEN).pending()).isEqualTo(1);
  }

  @Test
  void anOffsetFarBeyondTheNextNumberForgetsNothing() throws Exception {
    simulator.bot(BotClient.TOKEN).startUpdatesAgainAt(1_000);
    ann.send("one");
    ann.send("two");
    assertThat(bot.result("getUpdates", "{\"offset\":700000001}")).hasSize(2);
    assertThat(bot.result("getUpdates", "{\"offset\":1013}")).hasSize(2);
    assertThat(bot.result("getUpdates", "{\"offset\":1012}")).isEmpty();
    ann.send("three");
    assertThat(bot.result("getUpdates", "{\"offset\":5}").path(0).path("update_id").asLong())
        .isEqualTo(1_002);
  }

  @Test
  void numbersThatStartAgainLoseWhatWaited() throws Exception {
    ann.send("lost");
    simulator.bot(BotClient.TOKEN).startUpdatesAgainAt(42);
    ann.send("kept");
    assertThat(bot.result("getUpdates", "{}"))
        .extracting(u -> u.path("update_id").asLong())
        .containsExactly(42L);
  }

  @Test
  void aLongPollEndsByTheClock() throws Exception {
    CompletableFuture<JsonNode> poll = later("{\"timeout\":50}");
    awaitPolling();
    simulator.clock().advance(Duration.ofSeconds(50));
    assertThat(poll.get(20, TimeUnit.SECONDS).path("result")).isEmpty();
  }

  @Test
  void aLongPollWaitsForTheNextUpdate() throws Exception {
    CompletableFuture<JsonNode> poll = later("{\"timeout\":30}");
    awaitPolling();
    ann.send("hello");
    assertThat(poll.get(5, TimeUnit.SECONDS).at("/result/0/message/text").asString())
        .isEqualTo("hello");
  }

  @Test
  void aSecondPollEndsTheFirst() throws Exception {
    CompletableFuture<JsonNode> first = later("{\"timeout\":30}");
    awaitPolling();
    assertThat(bot.result("getUpdates", "{}")).isEmpty();
    assertThat(first.get(5, TimeUnit.SECONDS).path("description").asString())
        .isEqualTo(
            "Conflict: terminated by other getUpdates request; make sure that only one bot"
                + " instance is running");
  }

  @Test
  void aWebhookEndsAPollAndForbidsTheNext() throws Exception {
    CompletableFuture<JsonNode> first = later("{\"timeout\":30}");
    awaitPolling();
    bot.result("setWebhook", "{\"url\":\"http://127.0.0.1:9/\"}");
    assertThat(first.get(5, TimeUnit.SECONDS).path("error_code").asInt()).isEqualTo(409);
    assertThat(bot.refusal("getUpdates", "{}"))
        .isEqualTo(
            "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook"
                + " to delete the webhook first");
  }

  private void awaitPolling() {
    simulator.await(() -> simulator.bot(BotClient.TOKEN).isPolling(), Duration.ofSeconds(5));
  }

  @Test
  void forgetsMessagesAfterADay() throws Exception {
    ann.send("old");
    simulator.clock().advance(Duration.ofHours(25));
    assertThat(bot.result("getUpdates", "{}")).isEmpty();
  }

  @Test
  void anUpdateDeliveredRawComesAsItIs() throws Exception {
    simulator.deliver(
        SimulatorJson.MAPPER.readValue(
            "{\"update_id\":77,\"message\":{\"message_id\":5,\"odd\":true,\"text\":\"x\","
                + "\"from\":{\"id\":900,\"is_bot\":false,\"first_name\":\"Zoe\"},"
                + "\"chat\":{\"id\":900,\"type\":\"private\"}}}",
            tools.jackson.databind.node.ObjectNode.class));
    JsonNode update = bot.result("getUpdates", "{}").path(0);
    assertThat(SimulatorJson.number(update, "update_id")).isEqualTo(77);
    assertThat(update.at("/message/odd").asBoolean()).isTrue();
    bot.result("sendMessage", "{\"chat_id\":900,\"text\":\"hi Zoe\"}");
  }
}
