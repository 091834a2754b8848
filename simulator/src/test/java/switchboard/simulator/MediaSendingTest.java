package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.people.MediaRequest;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

/** Files that bots send: by upload, by file_id and by URL. */
final class MediaSendingTest {
  private static final String WRONG = "Bad Request: wrong file identifier/HTTP URL specified";

  private final TelegramSimulator simulator = TelegramSimulator.start(SimulatorOptions.tests());
  private final BotClient bot = new BotClient(simulator);
  private SimulatorPerson ann;

  @BeforeEach
  void start() throws Exception {
    bot.result("getMe", "{}");
    ann = simulator.person("Ann", "en");
    ann.send("/start");
  }

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
  }

  private MultipartCall to(String method) {
    return bot.multipart(method).with("chat_id", ann.id());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"video", "animation", "audio", "document", "voice", "video_note", "sticker"})
  void aFileSentAgainByItsIdIsTheSameFile(String kind) throws Exception {
    String method = "send" + method(kind);
    JsonNode first =
        to(method)
            .with("duration", 4)
            .file(kind, "a.bin", "application/x-test", text("content"))
            .result()
            .path(kind);
    assertThat(first.path("file_size").asInt()).isEqualTo(7);
    JsonNode again = to(method).with(kind, first.path("file_id").asString()).result();
    assertThat(again.path(kind)).isEqualTo(first);
    assertThat(again.path(kind).path("file_unique_id").asString()).hasSize(16);
    assertThat(bot.download(first.path("file_id").asString())).isEqualTo(text("content"));
  }

  private static String method(String kind) {
    return kind.equals("video_note")
        ? "VideoNote"
        : Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
  }

  @Test
  void aPhotoHasSizesOfWhichTheLargestIsTheUpload() throws Exception {
    byte[] picture = TestPictures.jpeg(1280, 960);
    JsonNode sizes =
        to("sendPhoto").file("photo", "p.jpg", "image/jpeg", picture).result().path("photo");
    assertThat(sizes.valueStream().map(size -> size.path("width").asInt()))
        .containsExactly(90, 320, 800, 1280);
    assertThat(sizes.path(1).path("height").asInt()).isEqualTo(240);
    assertThat(bot.download(sizes.path(3).path("file_id").asString())).isEqualTo(picture);
    byte[] small = bot.download(sizes.path(0).path("file_id").asString());
    assertThat(sizes.path(0).path("file_size").asInt()).isEqualTo(small.length);
    JsonNode again = to("sendPhoto").with("photo", sizes.at("/0/file_id").asString()).result();
    assertThat(again.path("photo")).isEqualTo(sizes);
    JsonNode path =
        bot.result("getFile", "{\"file_id\":\"%s\"}".formatted(sizes.at("/0/file_id").asString()));
    assertThat(path.path("file_path").asString()).matches("photos/file_\\d+\\.jpg");
  }

  @Test
  void aPngBecomesAJpegAndALargePictureSmaller() throws Exception {
    JsonNode sizes =
        to("sendPhoto")
            .file("photo", "p.png", "image/png", TestPictures.png(3000, 1500))
            .result()
            .path("photo");
    assertThat(sizes.valueStream().map(size -> size.path("width").asInt()))
        .containsExactly(90, 320, 800, 1280);
    assertThat(bot.download(sizes.path(3).path("file_id").asString())).startsWith(0xFF, 0xD8);
  }

  @Test
  void aPhotoThatIsTooLargeOrTooLongIsRefused() throws Exception {
    assertThat(to("sendPhoto").file("photo", "p.jpg", "image/jpeg", new byte[10485761]).refusal())
        .isEqualTo(
            "Bad Request: file of size 10485761 bytes is too big for a photo;"
                + " the maximum size is 10485760 bytes");
    assertThat(
            to("sendPhoto")
                .file("photo", "p.png", "image/png", TestPictures.png(630, 30))
                .refusal())
        .isEqualTo("Bad Request: PHOTO_INVALID_DIMENSIONS");
    assertThat(to("sendPhoto").file("photo", "p.jpg", "image/jpeg", new byte[0]).refusal())
        .isEqualTo("Bad Request: file must be non-empty");
  }

  @Test
  void aFileIsSentOnlyAsItsOwnKindAndOnlyByItsOwnBot() throws Exception {
    String photo =
        ann.media(MediaRequest.photo(TestPictures.jpeg(50, 50), null))
            .at("/photo/0/file_id")
            .asString();
    String video = ann.media("video", null).at("/video/file_id").asString();
    String thumbnail = ann.media("video", null).at("/video/thumbnail/file_id").asString();
    assertThat(to("sendVideo").with("video", photo).refusal())
        .isEqualTo("Bad Request: can't use file of type Photo as Video");
    assertThat(to("sendPhoto").with("photo", video).refusal())
        .isEqualTo("Bad Request: can't use file of type Video as Photo");
    assertThat(to("sendPhoto").with("photo", thumbnail).refusal())
        .isEqualTo("Bad Request: can't use file of type Thumbnail as Photo");
    assertThat(bot.download(thumbnail)).startsWith(0xFF, 0xD8);
    assertThat(to("sendPhoto").with("photo", photo + "x").refusal())
        .isEqualTo("Bad Request: wrong remote file identifier specified: Wrong string length");
    String other = "223456789:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";
    assertThat(
            bot.post(
                    "/bot" + other + "/getFile",
                    "application/json",
                    "{\"file_id\":\"%s\"}".formatted(photo))
                .body())
        .contains("wrong file_id or the file is temporarily unavailable");
    simulator.bot(BotClient.TOKEN).forgetFiles();
    assertThat(to("sendPhoto").with("photo", photo).refusal()).isEqualTo(WRONG);
  }

  @Test
  void aCaptionHas1024CharactersAfterItsTags() throws Exception {
    to("sendDocument")
        .with("caption", "<b>" + "é".repeat(1024) + "</b>")
        .with("parse_mode", "HTML")
        .file("document", "a.txt", "text/plain", text("a"))
        .result();
    assertThat(
            to("sendDocument")
                .with("caption", "é".repeat(1025))
                .file("document", "a.txt", "text/plain", text("a"))
                .refusal())
        .isEqualTo("Bad Request: message caption is too long");
  }

  @Test
  void detailsAndTheThumbnailAreKept() throws Exception {
    byte[] thumbnail = TestPictures.jpeg(100, 80);
    JsonNode sent =
        to("sendVideo")
            .with("duration", 9)
            .with("width", 1920)
            .with("height", 1080)
            .with("has_spoiler", true)
            .with("thumbnail", "attach://small")
            .file("small", "t.jpg", "image/jpeg", thumbnail)
            .file("video", "v.mp4", "video/mp4", text("video"))
            .result();
    JsonNode video = sent.path("video");
    assertThat(sent.path("has_media_spoiler").asBoolean()).isTrue();
    assertThat(video.path("width").asInt()).isEqualTo(1920);
    assertThat(video.path("duration").asInt()).isEqualTo(9);
    assertThat(video.path("mime_type").asString()).isEqualTo("video/mp4");
    assertThat(bot.download(video.at("/thumbnail/file_id").asString())).isEqualTo(thumbnail);
    JsonNode tune =
        to("sendAudio")
            .with("title", "T")
            .with("performer", "P")
            .file("audio", "a.mp3", "audio/mpeg", text("tune"))
            .result();
    assertThat(tune.at("/audio/title").asString()).isEqualTo("T");
    assertThat(tune.at("/audio/performer").asString()).isEqualTo("P");
  }

  @Test
  void aGifSentAsDocumentIsAnAnimation() throws Exception {
    byte[] gif = TestPictures.gif(40, 30);
    JsonNode sent = to("sendDocument").file("document", "a.gif", "image/gif", gif).result();
    assertThat(sent.at("/animation/width").asInt()).isEqualTo(40);
    assertThat(sent.at("/document/file_id")).isEqualTo(sent.at("/animation/file_id"));
    JsonNode plain =
        to("sendDocument")
            .with("disable_content_type_detection", true)
            .file("document", "a.gif", "image/gif", gif)
            .result();
    assertThat(plain.has("animation")).isFalse();
  }

  @Test
  void aLivePhotoHasAPhotoAndAVideo() throws Exception {
    JsonNode sent =
        to("sendLivePhoto")
            .file("photo", "p.jpg", "image/jpeg", TestPictures.jpeg(100, 50))
            .file("live_photo", "v.mp4", "video/mp4", text("video"))
            .result();
    assertThat(sent.path("photo")).isEqualTo(sent.at("/live_photo/photo"));
    assertThat(bot.download(sent.at("/live_photo/file_id").asString())).isEqualTo(text("video"));
  }

  @Test
  void aFileIsFetchedFromTheWeb() throws Exception {
    byte[] picture = TestPictures.jpeg(200, 100);
    simulator.publish("https://example.org/cat.jpg", "image/jpeg", picture);
    simulator.publish("https://example.org/page", "text/html", text("<p>"));
    simulator.publish("https://example.org/large.jpg", "image/jpeg", new byte[(5 << 20) + 1]);
    JsonNode sent = to("sendPhoto").with("photo", "https://example.org/cat.jpg").result();
    assertThat(bot.download(sent.at("/photo/1/file_id").asString())).isEqualTo(picture);
    assertThat(to("sendPhoto").with("photo", "https://example.org/page").refusal())
        .isEqualTo("Bad Request: wrong type of the web page content");
    assertThat(to("sendPhoto").with("photo", "https://example.org/large.jpg").refusal())
        .isEqualTo(WRONG);
    assertThat(to("sendPhoto").with("photo", "https://example.org/none").refusal())
        .isEqualTo("Bad Request: failed to get HTTP URL content");
  }

  @Test
  void theRealWebIsOnlyUsedIfWanted() throws Exception {
    String id = ann.media("video", null).at("/video/file_id").asString();
    String url = simulator.uri() + "/simulator/file/" + id;
    assertThat(to("sendVideo").with("video", url).refusal())
        .isEqualTo("Bad Request: failed to get HTTP URL content");
    try (var other = TelegramSimulator.start(SimulatorOptions.tests().withFetch(true));
        var second = new BotClient(other)) {
      second.result("getMe", "{}");
      SimulatorPerson ben = other.person("Ben", "de");
      ben.send("/start");
      JsonNode sent =
          second.multipart("sendVideo").with("chat_id", ben.id()).with("video", url).result();
      assertThat(second.download(sent.at("/video/file_id").asString())).isEqualTo(bot.download(id));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          document | photo | document can't be mixed with other media types
          audio | document | audio can't be mixed with other media types
          photo | animation | wrong type "animation" specified
          photo | voice | wrong type "voice" specified
          """)
  void anAlbumHasKindsThatGoTogether(String one, String two, String why) throws Exception {
    assertThat(
            to("sendMediaGroup")
                .with(
                    "media",
                    "[{\"type\":\"%s\",\"media\":\"attach://a\"},{\"type\":\"%s\",\"media\":\"x\"}]"
                        .formatted(one, two))
                .file("a", "a.jpg", "image/jpeg", TestPictures.jpeg(20, 20))
                .refusal())
        .isEqualTo("Bad Request: " + why);
    assertThat(ann.messages()).hasSize(1);
  }

  @Test
  void anAlbumMixesPhotosAndVideosAndHasNoKeyboard() throws Exception {
    String known = ann.media("video", null).at("/video/file_id").asString();
    JsonNode sent =
        to("sendMediaGroup")
            .with(
                "media",
                "[{\"type\":\"photo\",\"media\":\"attach://a\",\"caption\":\"c\"},"
                    + "{\"type\":\"video\",\"media\":\""
                    + known
                    + "\"}]")
            .with(
                "reply_markup",
                "{\"inline_keyboard\":[[{\"text\":\"a\",\"callback_data\":\"a\"}]]}")
            .file("a", "a.jpg", "image/jpeg", TestPictures.jpeg(20, 20))
            .result();
    assertThat(sent.at("/0/caption").asString()).isEqualTo("c");
    assertThat(sent.at("/1/video/file_id").asString()).isEqualTo(known);
    assertThat(sent.path(0).has("reply_markup")).isFalse();
    assertThat(SimulatorJson.text(sent.path(0), "media_group_id"))
        .isNotEmpty()
        .isEqualTo(SimulatorJson.text(sent.path(1), "media_group_id"));
  }
}
