package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.people.InvalidActionException;
import switchboard.simulator.people.MediaRequest;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

/** Media from people, through the test API and the page's API, as the bot receives it. */
final class PersonMediaTest {
  private final TelegramSimulator simulator = TelegramSimulator.start(SimulatorOptions.tests());
  private final BotClient bot = new BotClient(simulator);
  private SimulatorPerson ann;

  @BeforeEach
  void start() throws Exception {
    bot.result("getMe", "{}");
    ann = simulator.person("Ann", "en");
  }

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
  }

  private JsonNode received() throws Exception {
    JsonNode updates = bot.result("getUpdates", "{}");
    return updates.path(updates.size() - 1).path("message");
  }

  private static JsonNode json(String text) {
    return SimulatorJson.MAPPER.readTree(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource({
    "video, duration mime_type file_name thumbnail width height",
    "animation, duration mime_type file_name thumbnail width height",
    "audio, duration mime_type file_name title performer",
    "voice, duration mime_type",
    "video_note, duration length thumbnail",
    "document, mime_type file_name",
    "sticker, width height type emoji"
  })
  void aSampleHasTheFieldsOfItsKindAndCanBeDownloaded(String kind, String fields) throws Exception {
    ann.media(kind, null);
    JsonNode file = received().path(kind);
    for (String field : fields.split(" ", -1)) {
      assertThat(file.has(field)).as(field).isTrue();
    }
    assertThat(bot.download(file.path("file_id").asString()))
        .hasSize(file.path("file_size").asInt());
    if (file.has("thumbnail")) {
      assertThat(bot.download(file.at("/thumbnail/file_id").asString())).startsWith(0xFF, 0xD8);
    }
  }

  @Test
  void aDocumentKeepsAnyNameDeclaredTypeAndContent() throws Exception {
    byte[] content = "<script>".getBytes(StandardCharsets.UTF_8);
    ann.media(MediaRequest.document("../Ü \"x\".html", "text/html", content));
    JsonNode document = received().path("document");
    assertThat(document.path("file_name").asString()).isEqualTo("../Ü \"x\".html");
    assertThat(document.path("mime_type").asString()).isEqualTo("text/html");
    String id = document.path("file_id").asString();
    assertThat(bot.download(id)).isEqualTo(content);
    assertThat(simulator.bot(BotClient.TOKEN).file(id)).hasValue(content);
    HttpResponse<String> shown = bot.get("/simulator/file/" + id);
    assertThat(shown.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("sandbox");
  }

  @Test
  void aPictureSentAsDocumentHasAThumbnail() throws Exception {
    ann.media(MediaRequest.document("p.png", "image/png", TestPictures.png(640, 480)));
    JsonNode thumbnail = received().at("/document/thumbnail");
    assertThat(thumbnail.path("width").asInt()).isEqualTo(320);
    assertThat(thumbnail.path("height").asInt()).isEqualTo(240);
  }

  @Test
  void aPhotoIsOneAndSmallEnough() {
    assertThatThrownBy(() -> ann.media(MediaRequest.photo(new byte[] {1, 2}, null)))
        .isInstanceOf(InvalidActionException.class)
        .hasMessageContaining("Send it as a file");
    assertThatThrownBy(() -> ann.media(MediaRequest.photo(new byte[(10 << 20) + 1], null)))
        .hasMessage("A photo must have at most 10 MB. Send it as a file.");
    assertThatThrownBy(() -> MediaRequest.photo(new byte[0], null))
        .hasMessage("The file \"photo.jpg\" is empty");
  }

  @Test
  void placesAndContactsHaveTheGivenDetails() throws Exception {
    ann.media(MediaRequest.location(-33.86, 151.21));
    assertThat(received().at("/location/latitude").asDouble()).isEqualTo(-33.86);
    ann.media(
        MediaRequest.of("venue", null)
            .with(json("{'latitude':1,'longitude':2,'title':'T','address':'A'}")));
    assertThat(received().path("venue"))
        .isEqualTo(json("{'location':{'latitude':1.0,'longitude':2.0},'title':'T','address':'A'}"));
    ann.media(
        MediaRequest.of("contact", null)
            .with(json("{'phone_number':'+1','first_name':'Ann','user_id':101}")));
    assertThat(received().at("/contact/user_id").asLong()).isEqualTo(101);
    assertThatThrownBy(() -> ann.media(MediaRequest.location(91, 0)))
        .isInstanceOf(InvalidActionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"poll", "dice", "story", "paid_media", "checklist", "live_photo"})
  void otherKindsArriveUnderTheirName(String kind) throws Exception {
    ann.media(kind, null);
    assertThat(received().has(kind)).isTrue();
  }

  @Test
  void aCaptionIsEditedWithinItsLimit() throws Exception {
    JsonNode photo = ann.media("photo", "old");
    long id = SimulatorJson.number(photo, "message_id");
    ann.edit(id, "new");
    JsonNode updates = bot.result("getUpdates", "{}");
    assertThat(updates.path(1).at("/edited_message/caption").asString()).isEqualTo("new");
    assertThat(updates.path(1).at("/edited_message/photo"))
        .hasToString(photo.path("photo").toString());
    assertThatThrownBy(() -> ann.edit(id, "x".repeat(1025)))
        .hasMessage("A caption must have at most 1024 characters");
  }

  @Test
  void anAlbumIsSeveralUpdatesWithOneId() throws Exception {
    ann.album(
        ann.id(),
        List.of(
            MediaRequest.photo(TestPictures.jpeg(400, 300), "first"),
            MediaRequest.of("video", null)));
    JsonNode updates = bot.result("getUpdates", "{}");
    assertThat(updates).hasSize(2);
    assertThat(updates.at("/0/message/caption").asString()).isEqualTo("first");
    assertThat(updates.at("/0/message/media_group_id").asString()).isNotEmpty();
    assertThat(updates.at("/1/message/media_group_id"))
        .isEqualTo(updates.at("/0/message/media_group_id"));
  }

  private HttpResponse<String> upload(String query, byte[] content) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(bot.uri().resolve("/simulator/upload?" + query))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(content))
            .build();
    return bot.http.send(request, BodyHandlers.ofString());
  }

  @Test
  void thePageUploadsAFileAndSendsItOnce() throws Exception {
    byte[] content = new byte[11 << 20];
    content[content.length - 1] = 7;
    String id =
        SimulatorJson.MAPPER
            .readTree(upload("name=big%20file.bin&type=application/x-test", content).body())
            .path("upload")
            .asString();
    String send =
        "{\"person_id\":%1$d,\"chat_id\":%1$d,\"kind\":\"document\",\"upload\":\"%2$s\"}"
            .formatted(ann.id(), id);
    bot.page("media", send);
    JsonNode document = received().path("document");
    assertThat(document.path("file_name").asString()).isEqualTo("big file.bin");
    assertThat(document.path("mime_type").asString()).isEqualTo("application/x-test");
    assertThat(bot.download(document.path("file_id").asString())).isEqualTo(content);
    assertThat(bot.page("media", send).path("error").asString()).startsWith("No upload");
  }

  @Test
  void anUploadAbove100MbIsRefused() throws Exception {
    HttpResponse<String> refused = upload("name=a", new byte[(100 << 20) + 1]);
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("A file must have at most 100 MB");
  }
}
