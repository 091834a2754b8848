package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.domain.Attachment;
import switchboard.domain.Attachment.Source;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.domain.Extra;

/** Requests that send files, places and contacts, and the file ids in their responses. */
class MediaRequestsTest extends BotApiTestBase {

  private static final Source.Local LOCAL = new Source.Local("ab", "a.jpg");
  private static final Attachment PHOTO = new Attachment(Attachment.Kind.PHOTO, LOCAL);

  MediaRequestsTest() throws IOException {}

  private static Content content(@Nullable Attachment file) {
    return new Content("<b>Hi</b>", List.of(), "home", file);
  }

  private static Map<Source.Local, OutgoingFile> known() {
    return Map.of(LOCAL, new OutgoingFile.Known("id-1"));
  }

  private static Map<Source.Local, OutgoingFile> upload(String text) {
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    return Map.of(LOCAL, new OutgoingFile.Upload("a.jpg", bytes));
  }

  @ParameterizedTest
  @EnumSource
  void sendsAFileThatTelegramHasByItsId(Attachment.Kind kind) throws Exception {
    telegram.answers(200, "{\"ok\":true,\"result\":{\"message_id\":3}}");
    var call = new Call.SendMessage(CHAT, null, content(new Attachment(kind, LOCAL)));
    assertThat(api.execute(call, known()).join()).isEqualTo(new SendResult.Done(3L));
    var seen = telegram.seen.take();
    var name = kind.word();
    assertThat(seen.path())
        .endsWith("/send" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    assertThat(seen.body())
        .contains("\"%s\":\"id-1\"".formatted(name))
        .contains("\"caption\":\"<b>Hi</b>\"", "\"parse_mode\":\"HTML\"")
        .doesNotContain("\"text\"", "link_preview");
  }

  @Test
  void leavesAUrlToTelegram() throws Exception {
    telegram.answers(200, "{\"ok\":true}");
    var web = new Attachment(Attachment.Kind.VIDEO, new Source.Web("https://example.org/a.mp4"));
    api.execute(new Call.SendMessage(CHAT, null, content(web))).join();
    assertThat(lastBody().path("video").asText()).isEqualTo("https://example.org/a.mp4");
  }

  @Test
  void uploadsAFileAndReadsItsId() throws Exception {
    telegram.answers(
        200,
        """
        {"ok":true,"result":{"message_id":3,"photo":[
          {"file_id":"small","width":90,"height":60},{"file_id":"large","width":1280,"height":853}]}}
        """);
    var call = new Call.SendMessage(CHAT, null, content(PHOTO));
    assertThat(api.execute(call, upload("ä picture")).join())
        .isEqualTo(new SendResult.Done(3L, List.of("large")));
    assertThat(telegram.seen.take().body())
        .contains("name=\"photo\"; filename=\"a.jpg\"", "\r\nä picture\r\n")
        .contains("name=\"caption\"", "\r\n<b>Hi</b>\r\n", "name=\"chat_id\"");
  }

  @Test
  void editsAMessageToAFileWithItsCaption() throws Exception {
    telegram.answers(
        200, "{\"ok\":true,\"result\":{\"message_id\":3,\"video\":{\"file_id\":\"v\"}}}");
    var edit = new Call.EditMessage(CHAT, null, 3, content(PHOTO));
    assertThat(api.execute(edit, known()).join()).isEqualTo(new SendResult.Done(3L, List.of("v")));
    var media = lastBody().path("media");
    assertThat(media.path("type").asText()).isEqualTo("photo");
    assertThat(media.path("media").asText()).isEqualTo("id-1");
    assertThat(media.path("caption").asText()).isEqualTo("<b>Hi</b>");

    telegram.answers(200, "{\"ok\":true}");
    api.execute(edit, upload("x")).join();
    assertThat(telegram.seen.take().body())
        .contains("\"media\":\"attach://file0\"", "name=\"file0\"; filename=\"a.jpg\"");
  }

  @Test
  void anAlbumMayShowAFileTwice() throws Exception {
    telegram.answers(
        200,
        """
        {"ok":true,"result":[{"message_id":3,"photo":[{"file_id":"one"}]},
          {"message_id":4,"animation":{"file_id":"two"},"document":{"file_id":"no"}}]}
        """);
    var album = new Extra.Album(List.of(PHOTO, PHOTO));
    var call = new Call.SendExtra(CHAT, null, album, SEND);
    assertThat(api.execute(call, upload("same")).join())
        .isEqualTo(new SendResult.Done(4L, List.of("one", "two")));
    assertThat(telegram.seen.take().body().split("\r\nsame\r\n", -1)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sendLocation | {\"latitude\":51.5,\"longitude\":-0.125,\"chat_id\":7}",
        "sendVenue | {\"latitude\":51.5,\"longitude\":-0.125,\"title\":\"Shop\",\"address\":\"Lane\",\"chat_id\":7}",
        "sendContact | {\"phone_number\":\"+49\",\"first_name\":\"Ann\",\"last_name\":\"Lee\",\"chat_id\":7}",
      })
  void sendsPlacesAndContacts(String method, String body) throws Exception {
    telegram.answers(200, "{\"ok\":true}");
    var extra =
        switch (method) {
          case "sendLocation" -> new Extra.Place(51.5, -0.125, null, null);
          case "sendVenue" -> new Extra.Place(51.5, -0.125, "Shop", "Lane");
          default -> new Extra.ContactCard("+49", "Ann", "Lee");
        };
    api.execute(new Call.SendExtra(CHAT, null, extra, SEND)).join();
    var seen = telegram.seen.take();
    assertThat(seen.path()).endsWith("/" + method);
    assertThat(tree(seen.body())).isEqualTo(tree(body));
  }

  private static JsonNode tree(String json) throws IOException {
    return new ObjectMapper().readTree(json);
  }

  @Test
  void deletesAMessage() throws Exception {
    telegram.answers(200, "{\"ok\":true,\"result\":true}");
    assertThat(api.execute(new Call.DeleteMessage(CHAT, 9, 3L)).join())
        .isEqualTo(new SendResult.Done(null));
    assertThat(lastBody()).isEqualTo(tree("{\"chat_id\":7,\"message_id\":9}"));
  }

  @Test
  void aLargeFileArrivesWhole() throws Exception {
    var text = "0123456789".repeat(400_000);
    telegram.answers(200, "{\"ok\":true}");
    api.execute(new Call.SendMessage(CHAT, null, content(PHOTO)), upload(text)).join();
    assertThat(telegram.seen.take().body()).contains("\r\n" + text + "\r\n");
  }
}
