package switchboard.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.base.CommandException;
import switchboard.imports.Found.Message;
import switchboard.imports.Found.Person;

class TelegramExportSourceTest {

  private static final Times NOWHERE = new Times(null, Instant.parse("2026-01-01T00:00:00Z"));

  private static final String BOT_CHAT =
      """
      {"name":"Bot","type":"bot_chat","id":777,"messages":[
       {"id":1,"type":"message","date":"2024-05-01T12:30:00","date_unixtime":"1714559400",
        "from":"Ann M","from_id":"user5","text":"/start"},
       {"id":2,"type":"message","date_unixtime":"1714559401","from_id":"user777","text":"Hi"},
       {"id":3,"type":"message","date_unixtime":"1714559402","from_id":"user5",
        "text":["see ",{"type":"link","text":"https://example.org"},"!"]},
       {"id":4,"type":"service","date_unixtime":"1714559403","from_id":"user5","text":""}]}
      """;

  @TempDir Path folder;

  private FoundList read(String json) {
    try {
      var file = Files.writeString(folder.resolve("result.json"), json);
      return FoundList.of(new TelegramExportSource(file, NOWHERE));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void messagesOfThePersonAreReadAndTextsArePutTogether() {
    var found = read(BOT_CHAT);
    assertThat(found.of(Message.class))
        .extracting(Message::text)
        .containsExactly("/start", "see https://example.org!");
    assertThat(found.of(Person.class))
        .singleElement()
        .satisfies(ann -> {
          assertThat(ann.user().value()).isEqualTo(5);
          assertThat(ann.profile().firstName()).isEqualTo("Ann M");
          assertThat(ann.hasChat()).isTrue();
          assertThat(ann.createdAt()).isEqualTo("2024-05-01T10:30:00Z");
        });
    assertThat(found.problems())
        .containsExactly(
            "chat 777, message 2: MESSAGE, BY_BOT, skipped",
            "chat 777, message 4: MESSAGE, SERVICE, skipped");
  }

  @Test
  void aWholeExportHasChatsOfWhichThePrivateOnesAreRead() {
    var found =
        read(
            """
            {"about":{"a":[1]},"chats":{"about":"","list":[%s,
             {"type":"personal_chat","id":6,"messages":[
              {"id":9,"type":"message","date_unixtime":"1714559400","from":"Bob","from_id":6,"text":"x"},
              {"id":10,"type":"message","date_unixtime":"1714559400","from_id":5,"text":"mine"}]},
             {"type":"private_group","id":8,"messages":[{"id":1,"from_id":"user9","text":"x"}]}]}}
            """
                .formatted(BOT_CHAT));
    assertThat(found.of(Message.class))
        .extracting(it -> it.user().value())
        .containsExactly(5L, 5L, 6L);
    assertThat(found.of(Person.class)).extracting(Person::hasChat).containsExactly(true, false);
    assertThat(found.problems()).contains("a chat: MESSAGE, IN_GROUP, skipped");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"photo\":\"photos/1.jpg\" | photo",
        "\"file\":\"f.bin\" | document",
        "\"file\":\"v.ogg\",\"media_type\":\"voice_message\" | voice",
        "\"file\":\"v.mp4\",\"media_type\":\"video_message\" | video_note",
        "\"location_information\":{\"latitude\":1} | location",
        "\"location_information\":{},\"place_name\":\"Café\" | venue",
        "\"contact_information\":{} | contact",
        "\"poll\":{} | poll",
        "\"unknown\":1 | text",
      })
  void filesAreNoted(String fields, String type) {
    var found =
        read(
            """
            {"type":"bot_chat","id":7,"messages":[{"id":1,"type":"message",
             "date_unixtime":"1714559400","from_id":"user5","text":"",%s}]}
            """
                .formatted(fields));
    assertThat(found.of(Message.class)).extracting(Message::type).containsExactly(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | is not an export of Telegram Desktop",
        "{\"a\":1} | is not an export of Telegram Desktop",
        "{\"messages\":[],\"type\":\"bot_chat\"} | is not an export of Telegram Desktop",
        "{\"type\":\"bot_chat\",\"id\":7,\"messages\":[{ | ends in the middle",
        "{\"type\":\"bot_chat\",\"id\":7,\"messages\":[nul} | is not valid JSON at line 1",
        "{\"type\":\"private_group\",\"id\":7,\"messages\":[]} | is the export of a group or channel",
        "'' | is empty",
      })
  void otherFilesAreRefused(String json, String sentence) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void theChatNamesItsBot() throws IOException {
    var file = Files.writeString(folder.resolve("result.json"), BOT_CHAT);
    assertThat(new TelegramExportSource(file, NOWHERE).bot())
        .isEqualTo(new Source.NamedBot("777", "Bot"));
    Files.writeString(file, "{\"chats\":{\"list\":[" + BOT_CHAT + "]}}");
    assertThat(new TelegramExportSource(file, NOWHERE).bot()).isNull();
  }

  @Test
  void aTextOfMegabytesIsRefused() {
    assertThatThrownBy(() -> read(BOT_CHAT.replace("/start", "x".repeat(2_000_000))))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("a text of more than");
  }

  @Test
  void anOldExportHasLocalTimesAndDemandsAZone() {
    assertThatThrownBy(() -> read(BOT_CHAT.replace("\"date_unixtime\":\"1714559400\",", "")))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("--zone");
  }
}
