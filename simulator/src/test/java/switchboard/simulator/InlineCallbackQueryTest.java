package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

/** Callback queries without their message, and edits by inline_message_id. */
final class InlineCallbackQueryTest {
  private static final String KEYBOARD =
      "{\"inline_keyboard\":[[{\"text\":\"B\",\"callback_data\":\"b\"}]]}";

  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(BotClient.TOKEN));
  private final BotClient bot = new BotClient(simulator);
  private final SimulatorPerson ann = simulator.person("Ann", "en");
  private long message;

  @BeforeEach
  void start() throws Exception {
    ann.send("/start");
    message =
        SimulatorJson.number(
            bot.result(
                "sendMessage",
                "{\"chat_id\":%d,\"text\":\"a\",\"reply_markup\":%s}"
                    .formatted(ann.id(), KEYBOARD)),
            "message_id");
  }

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
  }

  private void mode(String mode) throws Exception {
    bot.result("setMySettings", "{\"callback_query_mode\":\"%s\"}".formatted(mode));
  }

  private JsonNode tapped() throws Exception {
    ann.tapData(message, "b");
    JsonNode updates = bot.result("getUpdates", "{}");
    return updates.path(updates.size() - 1).path("callback_query");
  }

  private String inlineId() throws Exception {
    mode("inline");
    return SimulatorJson.text(tapped(), "inline_message_id");
  }

  @ParameterizedTest
  @CsvSource({
    "default, false, false", "default, true, false",
    "auto, false, false", "auto, true, true",
    "inline, false, true", "inline, true, true"
  })
  void theModeSaysWhetherTheMessageComesAlong(String mode, boolean gone, boolean inline)
      throws Exception {
    mode(mode);
    if (gone) {
      ann.delete(message);
    }
    JsonNode query = tapped();
    assertThat(query.has("inline_message_id")).isEqualTo(inline);
    assertThat(query.has("message")).isEqualTo(!inline);
    assertThat(query.path("from").path("id").asLong()).isEqualTo(ann.id());
    assertThat(SimulatorJson.text(query, "data")).isEqualTo("b");
    assertThat(query.has("chat_instance")).isTrue();
    String answer = "{\"callback_query_id\":\"%s\"}".formatted(SimulatorJson.text(query, "id"));
    assertThat(bot.result("answerCallbackQuery", answer).asBoolean()).isTrue();
  }

  @Test
  void aMessageIsEditedByItsInlineIdWhateverTheModeIsNow() throws Exception {
    String id = inlineId();
    assertThat(SimulatorJson.text(tapped(), "inline_message_id")).isEqualTo(id);
    mode("default");
    String edit = "{\"inline_message_id\":\"%s\",\"text\":\"%s\"}";
    assertThat(bot.result("editMessageText", edit.formatted(id, "b")).asBoolean()).isTrue();
    assertThat(ann.messages().getLast().path("text").asString()).isEqualTo("b");
    assertThat(ann.messages().getLast().has("edit_date")).isTrue();
    assertThat(bot.refusal("editMessageText", edit.formatted(id, "b")))
        .startsWith("400 Bad Request: message is not modified");
    assertThat(
            bot.result(
                    "editMessageReplyMarkup",
                    "{\"inline_message_id\":\"%s\",\"reply_markup\":%s}".formatted(id, KEYBOARD))
                .asBoolean())
        .isTrue();
    assertThat(ann.messages().getLast().has("reply_markup")).isTrue();
    assertThat(bot.refusal("editMessageCaption", edit.formatted(id, "b")))
        .isEqualTo("400 Bad Request: there is no caption in the message to edit");
  }

  @Test
  void whatCannotBeEditedIsRefusedAsTelegramDoes() throws Exception {
    String id = inlineId();
    String edit = "{\"inline_message_id\":\"%s\",\"text\":\"b\"}";
    for (String malformed : new String[] {"x", "ÄÖÜ", "a".repeat(40), "%%%"}) {
      assertThat(bot.refusal("editMessageText", edit.formatted(malformed)))
          .isEqualTo("400 Bad Request: invalid inline message identifier specified");
    }
    String other = (id.charAt(5) == 'A' ? "B" : "A");
    assertThat(
            bot.refusal(
                "editMessageText", edit.formatted(id.substring(0, 5) + other + id.substring(6))))
        .isEqualTo("400 Bad Request: MESSAGE_ID_INVALID");
    assertThat(bot.refusal("editMessageText", "{\"text\":\"b\"}"))
        .isEqualTo("400 Bad Request: message identifier is not specified");
    ann.delete(message);
    assertThat(bot.refusal("editMessageText", edit.formatted(id)))
        .isEqualTo("400 Bad Request: MESSAGE_ID_INVALID");
  }

  @Test
  void whereAChatIsGivenTheInlineIdDoesNotCount() throws Exception {
    String edit =
        "{\"chat_id\":%d,\"message_id\":%d,\"inline_message_id\":\"x\",\"text\":\"b\"}"
            .formatted(ann.id(), message);
    assertThat(bot.result("editMessageText", edit).path("text").asString()).isEqualTo("b");
  }

  @Test
  void aPersonsOwnMessageIsNotEdited() throws Exception {
    mode("inline");
    ann.tapData(SimulatorJson.number(ann.messages().getFirst(), "message_id"), "b");
    JsonNode updates = bot.result("getUpdates", "{}");
    String id = updates.path(updates.size() - 1).at("/callback_query/inline_message_id").asString();
    assertThat(
            bot.refusal(
                "editMessageText", "{\"inline_message_id\":\"%s\",\"text\":\"b\"}".formatted(id)))
        .isEqualTo("400 Bad Request: message can't be edited");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"callback_query_mode":"sometimes"} | 400 Bad Request: invalid callback query mode specified
          {"callback_query_mode":""} | 400 Bad Request: invalid callback query mode specified
          {"callback_query_mode":[]} | 400 Bad Request: parameter "callback_query_mode" must be of type String
          {"can_join_groups":"perhaps"} | 400 Bad Request: parameter "can_join_groups" must be of type Boolean
          {"inline_feedback_share_denominator":7} | 400 Bad Request: invalid inline feedback share denominator specified
          """)
  void settingsAreChecked(String settings, String refusal) throws Exception {
    assertThat(bot.refusal("setMySettings", settings)).isEqualTo(refusal);
  }

  @Test
  void settingsAreKeptAndToldByGetMe() throws Exception {
    bot.result("setMySettings", "{\"can_join_groups\":false,\"has_topic_sidebar\":true}");
    mode("auto");
    JsonNode me = bot.result("getMe", "{}");
    assertThat(me.path("can_join_groups").asBoolean(true)).isFalse();
    assertThat(me.path("can_read_all_group_messages").asBoolean()).isTrue();
    assertThat(me.path("has_topic_sidebar").asBoolean(true)).isFalse();
    assertThat(me.path("active_usernames").path(0).asString())
        .isEqualTo(me.path("username").asString());
    assertThat(me.has("callback_query_mode")).isFalse();
    bot.result("setMySettings", "{\"has_topics_enabled\":true}");
    assertThat(bot.result("getMe", "{}").path("has_topic_sidebar").asBoolean()).isTrue();
    assertThat(simulator.bot(BotClient.TOKEN).callbackQueryMode()).isEqualTo("auto");
  }

  @Test
  void thePageSetsTheModeToo() throws Exception {
    assertThat(
            bot.page("settings", "{\"callback_query_mode\":\"inline\"}")
                .path("callback_query_mode")
                .asString())
        .isEqualTo("inline");
    JsonNode state = SimulatorJson.MAPPER.readTree(bot.get("/simulator/state").body());
    assertThat(state.at("/bots/0/callback_query_mode").asString()).isEqualTo("inline");
    assertThat(bot.page("settings", "{}").path("error").asString())
        .isEqualTo("callback_query_mode must be one of [default, auto, inline]");
  }
}
