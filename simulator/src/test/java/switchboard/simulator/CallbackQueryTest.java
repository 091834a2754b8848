package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

final class CallbackQueryTest {
  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(BotClient.TOKEN));
  private final BotClient bot = new BotClient(simulator);
  private final SimulatorPerson ann = simulator.person("Ann", "en");

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
  }

  private String answer(String query) {
    return "{\"callback_query_id\":\"%s\",\"text\":\"t\",\"show_alert\":true}".formatted(query);
  }

  @Test
  void aTapMayBeAnsweredFor150Seconds() throws Exception {
    String first = ann.tapData(1, "x");
    simulator.clock().advance(Duration.ofSeconds(140));
    bot.result("answerCallbackQuery", answer(first));
    String second = ann.tapData(1, "x");
    simulator.clock().advance(Duration.ofSeconds(151));
    assertThat(bot.refusal("answerCallbackQuery", answer(second)))
        .isEqualTo(
            "400 Bad Request: query is too old and response timeout expired or query ID is"
                + " invalid");
    assertThat(ann.toasts()).hasSize(1);
    assertThat(ann.toasts().getFirst().path("show_alert").asBoolean()).isTrue();
  }

  @Test
  void aTapOnAMessageThatIsGoneCarriesAnInaccessibleMessage() throws Exception {
    ann.send("/start");
    JsonNode sent =
        bot.result(
            "sendMessage",
            "{\"chat_id\":%d,\"text\":\"a\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"B\",\"callback_data\":\"b\"}]]}}"
                .formatted(ann.id()));
    long id = SimulatorJson.number(sent, "message_id");
    ann.delete(id);
    ann.tapData(id, "b");
    JsonNode query = bot.result("getUpdates", "{}").path(1).path("callback_query");
    assertThat(query.at("/message/date").asInt()).isZero();
    assertThat(query.at("/message/message_id").asLong()).isEqualTo(id);
    assertThatThrownBy(() -> ann.tap("B")).hasMessageContaining("No button \"B\"");
  }

  @Test
  void editsAreComparedWithWhatIsThere() throws Exception {
    ann.send("/start");
    JsonNode sent =
        bot.result("sendMessage", "{\"chat_id\":%d,\"text\":\"a\"}".formatted(ann.id()));
    String edit =
        "{\"chat_id\":%d,\"message_id\":%s,\"text\":\"%s\"}"
            .formatted(ann.id(), sent.path("message_id"), "%s");
    assertThat(bot.refusal("editMessageText", edit.formatted("a")))
        .startsWith("400 Bad Request: message is not modified: specified new message content");
    bot.result("editMessageText", edit.formatted("b"));
    assertThat(bot.refusal("editMessageText", edit.formatted("b")))
        .startsWith("400 Bad Request: message is not modified");
    long own = SimulatorJson.number(ann.messages().getFirst(), "message_id");
    String foreign = "{\"chat_id\":%d,\"message_id\":%d,\"text\":\"b\"}".formatted(ann.id(), own);
    assertThat(bot.refusal("editMessageText", foreign))
        .isEqualTo("400 Bad Request: message can't be edited");
  }

  @Test
  void aReplyKeyboardIsTappedByItsWords() throws Exception {
    ann.send("/start");
    JsonNode sent =
        bot.result(
            "sendMessage",
            "{\"chat_id\":%d,\"text\":\"a\",\"reply_markup\":{\"keyboard\":[[{\"text\":\"Yes\"}]]}}"
                .formatted(ann.id()));
    assertThat(sent.has("reply_markup")).isFalse();
    assertThat(ann.tap("Yes")).isEmpty();
    assertThat(SimulatorJson.text(ann.messages().getLast(), "text")).isEqualTo("Yes");
  }
}
