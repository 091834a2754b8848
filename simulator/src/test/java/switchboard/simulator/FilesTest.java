package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

final class FilesTest {
  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(BotClient.TOKEN));
  private final BotClient bot = new BotClient(simulator);
  private final SimulatorPerson ann = simulator.person("Ann", "en");

  @BeforeEach
  void start() {
    ann.send("/start");
  }

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
  }

  private JsonNode upload(String method, String... parts) throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < parts.length; i += 2) {
      body.append("--X\r\nContent-Disposition: form-data; name=").append(parts[i]);
      body.append("\r\n\r\n").append(parts[i + 1]).append("\r\n");
    }
    HttpRequest request =
        HttpRequest.newBuilder(simulator.uri().resolve("/bot" + BotClient.TOKEN + "/" + method))
            .header("Content-Type", "multipart/form-data; boundary=X")
            .POST(BodyPublishers.ofString(body + "--X--\r\n"))
            .build();
    return SimulatorJson.MAPPER.readTree(bot.http.send(request, BodyHandlers.ofString()).body());
  }

  @Test
  void anUploadedDocumentCanBeFetchedAndSentAgain() throws Exception {
    JsonNode message =
        upload(
                "sendDocument",
                "\"chat_id\"",
                Long.toString(ann.id()),
                "\"document\"; filename=\"my data.json\"",
                "{\"ü\":1}",
                "\"caption\"",
                "Yours")
            .path("result");
    assertThat(message.at("/document/file_name").asString()).isEqualTo("my data.json");
    assertThat(SimulatorJson.text(message, "caption")).isEqualTo("Yours");
    String id = message.at("/document/file_id").asString();
    JsonNode file = bot.result("getFile", "{\"file_id\":\"%s\"}".formatted(id));
    HttpResponse<String> got =
        bot.get("/file/bot" + BotClient.TOKEN + "/" + SimulatorJson.text(file, "file_path"));
    assertThat(got.body()).isEqualTo("{\"ü\":1}");
    assertThat(file.path("file_size").asInt())
        .isEqualTo(got.body().getBytes(StandardCharsets.UTF_8).length);
    HttpResponse<String> shown = bot.get("/simulator/file/" + id);
    assertThat(shown.body()).isEqualTo("{\"ü\":1}");
    assertThat(shown.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename*=UTF-8''my%20data.json");
    bot.result("sendDocument", "{\"chat_id\":%d,\"document\":\"%s\"}".formatted(ann.id(), id));
    assertThat(bot.get("/file/bot" + BotClient.TOKEN + "/documents/nothing").statusCode())
        .isEqualTo(404);
    assertThat(bot.get("/file/bot1:x/documents/file_0.json").statusCode()).isEqualTo(401);
  }

  @Test
  void anAlbumGoesOutWholeOrNotAtAll() throws Exception {
    String media =
        "[{\"type\":\"document\",\"media\":\"attach://a\",\"caption\":\"<b>c</b>\",\"parse_mode\":\"HTML\"},"
            + "{\"type\":\"document\",\"media\":\"attach://%s\"}]";
    JsonNode broken =
        upload(
            "sendMediaGroup",
            "chat_id",
            Long.toString(ann.id()),
            "media",
            media.formatted("b"),
            "a; filename=a.txt",
            "A");
    assertThat(SimulatorJson.text(broken, "description"))
        .isEqualTo("Bad Request: can't parse InputMedia: media not found");
    assertThat(ann.messages()).hasSize(1);
    JsonNode sent =
        upload(
            "sendMediaGroup",
            "chat_id",
            Long.toString(ann.id()),
            "media",
            media.formatted("a"),
            "a; filename=a.txt",
            "A");
    assertThat(sent.path("result")).hasSize(2);
    assertThat(sent.at("/result/0/media_group_id")).isEqualTo(sent.at("/result/1/media_group_id"));
    assertThat(sent.at("/result/0/caption_entities/0/type").asString()).isEqualTo("bold");
  }

  @Test
  void aPhotoMustBeOne() throws Exception {
    JsonNode refused =
        upload("sendPhoto", "chat_id", Long.toString(ann.id()), "photo; filename=a.png", "no");
    assertThat(SimulatorJson.text(refused, "description"))
        .isEqualTo("Bad Request: IMAGE_PROCESS_FAILED");
    JsonNode photo = ann.media("photo", "look").path("photo").path(1);
    assertThat(photo.path("width").asInt()).isEqualTo(320);
    JsonNode sent =
        bot.result(
            "sendPhoto",
            "{\"chat_id\":%d,\"photo\":\"%s\"}"
                .formatted(ann.id(), SimulatorJson.text(photo, "file_id")));
    assertThat(sent.at("/photo/1/height").asInt()).isEqualTo(240);
    assertThat(sent.at("/photo/0/width").asInt()).isEqualTo(90);
  }

  @Test
  void peopleSendEveryKind() throws Exception {
    for (String kind :
        "photo video animation audio voice video_note document sticker location contact poll dice"
            .split(" ", -1)) {
      ann.media(kind, null);
    }
    JsonNode updates = bot.result("getUpdates", "{}");
    assertThat(updates).hasSize(13);
    assertThat(updates.path(12).at("/message/dice/emoji").asString()).isEqualTo("🎲");
  }

  @Test
  void messagesAreForwardedAndCopied() throws Exception {
    long id = SimulatorJson.number(ann.send("original"), "message_id");
    String params =
        "{\"chat_id\":%1$d,\"from_chat_id\":%1$d,\"message_id\":%2$d}".formatted(ann.id(), id);
    JsonNode forwarded = bot.result("forwardMessage", params);
    assertThat(forwarded.at("/forward_origin/sender_user/id").asLong()).isEqualTo(ann.id());
    JsonNode copied = bot.result("copyMessage", params);
    assertThat(copied.path("message_id").asLong())
        .isEqualTo(SimulatorJson.number(ann.messages().getLast(), "message_id"));
    assertThat(ann.messages().getLast().has("forward_origin")).isFalse();
  }

  @Test
  void theBotSendsPlacesCardsDiceAndPolls() throws Exception {
    String chat = "{\"chat_id\":%d,".formatted(ann.id());
    bot.result("sendLocation", chat + "\"latitude\":52.5,\"longitude\":\"13.4\"}");
    bot.result("sendContact", chat + "\"phone_number\":\"+1\",\"first_name\":\"D\"}");
    JsonNode dice = bot.result("sendDice", chat + "\"emoji\":\"🎰\"}");
    assertThat(dice.at("/dice/value").asInt()).isBetween(1, 64);
    JsonNode poll =
        bot.result("sendPoll", chat + "\"question\":\"Q\",\"options\":[{\"text\":\"A\"}]}");
    assertThat(poll.at("/poll/options/0/text").asString()).isEqualTo("A");
  }
}
