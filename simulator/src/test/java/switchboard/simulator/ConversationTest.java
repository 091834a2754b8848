package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

/** A whole conversation through getUpdates, and the same through the page API. */
final class ConversationTest {
  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(BotClient.TOKEN));
  private final BotClient bot = new BotClient(simulator);
  private final SimulatorPerson ann = simulator.person("Ann", "en");

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
  }

  @BeforeEach
  void start() {
    ann.send("/start");
  }

  @Test
  void aPersonWritesAndTheBotAnswersWithButtonsThatWork() throws Exception {
    JsonNode update = bot.result("getUpdates", "{}").path(0);
    assertThat(update.at("/message/text").asString()).isEqualTo("/start");
    assertThat(update.at("/message/entities/0/type").asString()).isEqualTo("bot_command");

    bot.result(
        "sendMessage",
        """
        {"chat_id":%d,"text":"Hello <b>Ann</b>","parse_mode":"HTML",
         "reply_markup":{"inline_keyboard":[[{"text":"More","callback_data":"m:1"}]]}}
        """
            .formatted(ann.id()));
    ann.await(m -> SimulatorJson.text(m, "text").equals("Hello Ann"), Duration.ofSeconds(5));
    ann.tap("More");

    long next = SimulatorJson.number(update, "update_id") + 1;
    JsonNode tap =
        bot.result("getUpdates", "{\"offset\":" + next + ",\"timeout\":5}")
            .path(0)
            .path("callback_query");
    assertThat(SimulatorJson.text(tap, "data")).isEqualTo("m:1");
    String id = SimulatorJson.text(tap, "id");
    bot.result(
        "answerCallbackQuery", "{\"callback_query_id\":\"%s\",\"text\":\"Hi\"}".formatted(id));
    bot.result(
        "answerCallbackQuery", "{\"callback_query_id\":\"%s\",\"text\":\"Two\"}".formatted(id));
    assertThat(ann.toasts()).extracting(t -> SimulatorJson.text(t, "text")).containsExactly("Hi");
    JsonNode message = tap.path("message");
    bot.result(
        "editMessageText",
        "{\"chat_id\":%d,\"message_id\":%s,\"text\":\"More it is\"}"
            .formatted(ann.id(), message.path("message_id")));
    JsonNode edited = ann.await(m -> m.has("edit_date"), Duration.ofSeconds(5));
    assertThat(edited.has("reply_markup")).isFalse();
  }

  @Test
  void thePageSeesAndDoesTheSame() throws Exception {
    JsonNode state = SimulatorJson.MAPPER.readTree(bot.get("/simulator/state").body());
    assertThat(state.at("/chats/0/messages/0/text").asString()).isEqualTo("/start");
    assertThat(state.at("/connection/mode").asString()).isEqualTo("none");
    JsonNode sent =
        bot.page(
            "send", "{\"person_id\":%1$d,\"chat_id\":%1$d,\"text\":\"hi\"}".formatted(ann.id()));
    assertThat(SimulatorJson.text(sent, "text")).isEqualTo("hi");
    assertThat(bot.result("getUpdates", "{}")).hasSize(2);
  }
}
