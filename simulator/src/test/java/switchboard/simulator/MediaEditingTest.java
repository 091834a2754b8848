package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.people.MediaRequest;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

/** Edits of messages with files, and from text to a file. */
final class MediaEditingTest {
  private static final String KEYBOARD =
      "{\"inline_keyboard\":[[{\"text\":\"a\",\"callback_data\":\"a\"}]]}";

  private final TelegramSimulator simulator = TelegramSimulator.start(SimulatorOptions.tests());
  private final BotClient bot = new BotClient(simulator);
  private SimulatorPerson ann;
  private String photo = "";

  @BeforeEach
  void start() throws Exception {
    bot.result("getMe", "{}");
    ann = simulator.person("Ann", "en");
    ann.send("/start");
    photo =
        ann.media(MediaRequest.photo(TestPictures.jpeg(50, 50), null))
            .at("/photo/0/file_id")
            .asString();
  }

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
  }

  private String about(JsonNode message, String more) {
    return "{\"chat_id\":%d,\"message_id\":%d%s}"
        .formatted(ann.id(), SimulatorJson.number(message, "message_id"), more);
  }

  private String media(String type, String file, String more) {
    return ",\"media\":{\"type\":\"%s\",\"media\":\"%s\"%s}".formatted(type, file, more);
  }

  private JsonNode text() throws Exception {
    return bot.result(
        "sendMessage",
        "{\"chat_id\":%d,\"text\":\"<b>Hi</b>\",\"parse_mode\":\"HTML\",\"reply_markup\":%s}"
            .formatted(ann.id(), KEYBOARD));
  }

  private JsonNode photo() throws Exception {
    return bot.result(
        "sendPhoto",
        "{\"chat_id\":%d,\"photo\":\"%s\",\"caption\":\"c\",\"reply_markup\":%s}"
            .formatted(ann.id(), photo, KEYBOARD));
  }

  @Test
  void aTextBecomesAPhotoButAPhotoNeverAText() throws Exception {
    JsonNode edited =
        bot.result(
            "editMessageMedia",
            about(text(), media("photo", photo, "") + ",\"reply_markup\":" + KEYBOARD));
    assertThat(edited.has("text")).isFalse();
    assertThat(edited.has("entities")).isFalse();
    assertThat(edited.at("/photo/0/file_id").asString()).isEqualTo(photo);
    assertThat(edited.has("reply_markup")).isTrue();
    assertThat(ann.messages().getLast().has("photo")).isTrue();
    assertThat(bot.refusal("editMessageText", about(edited, ",\"text\":\"a\"")))
        .isEqualTo("400 Bad Request: there is no text in the message to edit");
    assertThat(bot.refusal("editMessageCaption", about(text(), ",\"caption\":\"a\"")))
        .isEqualTo("400 Bad Request: there is no caption in the message to edit");
  }

  @Test
  void anotherFileDropsCaptionAndKeyboard() throws Exception {
    JsonNode document =
        bot.multipart("editMessageMedia")
            .with("chat_id", ann.id())
            .with("message_id", photo().path("message_id").asLong())
            .with("media", "{\"type\":\"document\",\"media\":\"attach://f\"}")
            .file("f", "f.txt", "text/plain", new byte[] {65})
            .result();
    assertThat(document.has("photo")).isFalse();
    assertThat(document.has("caption")).isFalse();
    assertThat(document.has("reply_markup")).isFalse();
    assertThat(document.at("/document/file_name").asString()).isEqualTo("f.txt");
    JsonNode back =
        bot.result(
            "editMessageMedia", about(document, media("photo", photo, ",\"caption\":\"d\"")));
    assertThat(back.has("document")).isFalse();
    assertThat(back.path("caption").asString()).isEqualTo("d");
  }

  @Test
  void theSameFileCaptionAndKeyboardAreNoEdit() throws Exception {
    JsonNode sent = photo();
    String same = media("photo", photo, ",\"caption\":\"c\"") + ",\"reply_markup\":" + KEYBOARD;
    assertThat(bot.refusal("editMessageMedia", about(sent, same)))
        .startsWith("400 Bad Request: message is not modified");
    assertThat(
            bot.refusal(
                "editMessageCaption",
                about(sent, ",\"caption\":\"c\",\"reply_markup\":" + KEYBOARD)))
        .startsWith("400 Bad Request: message is not modified");
    JsonNode edited = bot.result("editMessageCaption", about(sent, ",\"caption\":\"d\""));
    assertThat(edited.path("caption").asString()).isEqualTo("d");
    assertThat(edited.has("reply_markup")).isFalse();
    JsonNode marked =
        bot.result("editMessageReplyMarkup", about(sent, ",\"reply_markup\":" + KEYBOARD));
    assertThat(marked.path("caption").asString()).isEqualTo("d");
    assertThat(marked.has("reply_markup")).isTrue();
  }

  @Test
  void aFileThatIsMissingOrOfAnotherKindIsRefused() throws Exception {
    JsonNode sent = photo();
    assertThat(bot.refusal("editMessageMedia", about(sent, media("photo", "attach://f", ""))))
        .isEqualTo("400 Bad Request: can't parse InputMedia: media not found");
    assertThat(bot.refusal("editMessageMedia", about(sent, media("photo", "nothing", ""))))
        .isEqualTo(
            "400 Bad Request: wrong remote file identifier specified: can't unserialize it."
                + " Wrong last symbol");
    assertThat(bot.refusal("editMessageMedia", about(sent, media("video", photo, ""))))
        .isEqualTo("400 Bad Request: can't use file of type Photo as Video");
    JsonNode place =
        bot.result(
            "sendLocation", "{\"chat_id\":%d,\"latitude\":1,\"longitude\":2}".formatted(ann.id()));
    assertThat(bot.refusal("editMessageMedia", about(place, media("photo", photo, ""))))
        .isEqualTo("400 Bad Request: message media can't be edited");
    JsonNode hers = ann.media("photo", null);
    assertThat(bot.refusal("editMessageMedia", about(hers, media("photo", photo, ""))))
        .isEqualTo("400 Bad Request: message media can't be edited");
  }

  @Test
  void anInlineMessageTakesAKnownFileOnly() throws Exception {
    JsonNode sent = text();
    simulator.bot(BotClient.TOKEN).callbackQueryMode("inline");
    ann.tap("a");
    JsonNode updates = bot.result("getUpdates", "{}");
    String inline =
        updates.path(updates.size() - 1).at("/callback_query/inline_message_id").asString();
    assertThat(
            bot.multipart("editMessageMedia")
                .with("inline_message_id", inline)
                .with("media", "{\"type\":\"photo\",\"media\":\"attach://f\"}")
                .file("f", "f.jpg", "image/jpeg", TestPictures.jpeg(20, 20))
                .refusal())
        .isEqualTo("Bad Request: invalid message content specified");
    String known = "{\"inline_message_id\":\"%s\"%s}".formatted(inline, media("photo", photo, ""));
    assertThat(bot.result("editMessageMedia", known).asBoolean()).isTrue();
    assertThat(
            simulator
                .bot(BotClient.TOKEN)
                .message(ann.id(), SimulatorJson.number(sent, "message_id")))
        .hasValueSatisfying(message -> assertThat(message.has("photo")).isTrue());
  }

  @Test
  void anAlbumKeepsItsKind() throws Exception {
    JsonNode album =
        bot.result(
            "sendMediaGroup",
            "{\"chat_id\":%1$d,\"media\":[{\"type\":\"photo\",\"media\":\"%2$s\"},{\"type\":\"photo\",\"media\":\"%2$s\"}]}"
                .formatted(ann.id(), photo));
    String document = ann.media("document", null).at("/document/file_id").asString();
    String video = ann.media("video", null).at("/video/file_id").asString();
    assertThat(
            bot.refusal("editMessageMedia", about(album.path(0), media("document", document, ""))))
        .isEqualTo("400 Bad Request: can't change media type in the album");
    String animation = ann.media("animation", null).at("/animation/file_id").asString();
    assertThat(
            bot.refusal(
                "editMessageMedia", about(album.path(0), media("animation", animation, ""))))
        .isEqualTo("400 Bad Request: message content type can't be used in an album");
    JsonNode edited =
        bot.result("editMessageMedia", about(album.path(0), media("video", video, "")));
    assertThat(edited.path("media_group_id")).isEqualTo(album.at("/0/media_group_id"));
  }

  @Test
  void aFileIsDeletedWithinTwoDays() throws Exception {
    JsonNode old = photo();
    simulator.clock().advance(Duration.ofHours(49));
    assertThat(bot.refusal("deleteMessage", about(old, "")))
        .isEqualTo("400 Bad Request: message can't be deleted for everyone");
    assertThat(bot.result("deleteMessage", about(photo(), "")).asBoolean()).isTrue();
  }
}
