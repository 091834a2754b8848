package switchboard.console.people;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.config.MediaSettings;
import switchboard.domain.FilePolicy;
import switchboard.domain.FilePolicy.Kept;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.testing.Eventually;
import switchboard.testing.FormBrowser;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;

/** Operators' answers with files, over HTTP, with the simulator as Telegram. */
class FileAnswersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String BOUNDARY = "boundary-of-the-test";

  private TestServer house;
  private SimulatorPerson ann;

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new TestServer(folder, "first");
    house.set(it ->
        it.media(
            new MediaSettings(new FilePolicy(Kept.THUMBNAILS, 12 << 20, 0), 40 << 20, null, null)));
    start();
    ann = house.person("Ann");
    ann.send("/start");
    house.settle();
  }

  private void start() {
    house.open(LegacyPath.MIGRATE);
    house.server().connect(house.uri());
    Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static byte[] noise(String head, int length) {
    var bytes = new byte[length];
    new Random(3).nextBytes(bytes);
    System.arraycopy(head.getBytes(ISO_8859_1), 0, bytes, 0, head.length());
    return bytes;
  }

  /** A picture that the simulator takes for one. */
  private static byte[] picture() {
    var image =
        new java.awt.image.BufferedImage(300, 200, java.awt.image.BufferedImage.TYPE_INT_RGB);
    var out = new ByteArrayOutputStream();
    try {
      javax.imageio.ImageIO.write(image, "jpg", out);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] form(Map<String, String> fields, String fileName, byte[] content) {
    var out = new ByteArrayOutputStream();
    fields.forEach((name, value) ->
        out.writeBytes(
            "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, value)
                .getBytes(UTF_8)));
    out.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/html\r\n\r\n"
            .formatted(BOUNDARY, fileName)
            .getBytes(UTF_8));
    out.writeBytes(content);
    out.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
    return out.toByteArray();
  }

  private HttpRequest.Builder request(byte[] form) {
    return HttpRequest.newBuilder(house.uri().resolve("/admin/people/" + ann.id() + "/reply"))
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofByteArray(form));
  }

  private HttpResponse<String> answer(Map<String, String> fields, String name, byte[] content) {
    return house.send(
        request(form(fields, name, content))
            .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN));
  }

  private JsonNode arrived(String field) {
    return ann.await(message -> message.has(field), PATIENCE);
  }

  @Test
  void aPictureArrivesAsAPhotoWithItsCaption() {
    var sent = answer(Map.of("text", "Open <today> & tomorrow"), "shop.jpg", picture());
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    var photo = arrived("photo");
    assertThat(photo.path("caption").asString("")).isEqualTo("Open <today> & tomorrow");
    house.settle();
    assertThat(house.rows("SELECT kind, state, message FROM media"))
        .containsExactly("photo|stored|null");
  }

  @ParameterizedTest
  @CsvSource({
    "true, picture, shop.jpg",
    "false, <html>, page.jpg",
    "false, GIF89a, moving.gif",
    "false, %PDF-1.7, ../../plan.pdf"
  })
  void everythingElseArrivesAsADocument(boolean uncompressed, String head, String name) {
    var content = head.equals("picture") ? picture() : noise(head, 3000);
    var sent = answer(Map.of("text", "", "uncompressed", "" + uncompressed), name, content);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    var file = arrived("document").path("document");
    assertThat(file.path("file_size").asLong(0)).isEqualTo(content.length);
    assertThat(file.path("file_name").asString("")).doesNotContain("/");
  }

  @Test
  void answersAndTheirFilesKeepTheirOrder() {
    for (int i = 0; i < 4; i++) {
      if (i % 2 == 0) {
        assertThat(answer(Map.of("text", "n" + i), "a.txt", noise("x", 500_000)).statusCode())
            .isEqualTo(303);
      } else {
        var text =
            HttpRequest.newBuilder(house.uri().resolve("/admin/people/" + ann.id() + "/reply"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN)
                .POST(BodyPublishers.ofString("text=n" + i));
        assertThat(house.send(text).statusCode()).isEqualTo(303);
      }
    }
    ann.await(message -> message.path("text").asString("").equals("n3"), PATIENCE);
    assertThat(
            ann.messages().stream()
                .map(message -> message.path("caption").asString(message.path("text").asString("")))
                .filter(text -> text.matches("n[0-9]")))
        .containsExactly("n0", "n1", "n2", "n3");
  }

  @Test
  void aFileThatWaitsSurvivesARestartAndIsSentOnce() {
    house
        .simulator()
        .fault(new SimulatorFault("sendDocument", Kind.SERVER_ERROR, 3, 0, 0, null, 1000));
    assertThat(answer(Map.of("text", "later"), "a.txt", noise("x", 200_000)).statusCode())
        .isEqualTo(303);
    house.stop();
    start();
    arrived("document");
    house.settle();
    assertThat(ann.messages().stream().filter(message -> message.has("document"))).hasSize(1);
  }

  @Test
  void aFileWhoseArrivalIsUnknownIsNotSentAgain() {
    house
        .simulator()
        .fault(new SimulatorFault("sendDocument", Kind.LOST_ANSWER, 1, 0, 0, null, 1000));
    assertThat(answer(Map.of("text", "once"), "a.txt", noise("x", 200_000)).statusCode())
        .isEqualTo(303);
    house.settle();
    Eventually.has(
        () -> house.rows("SELECT state FROM outbox WHERE said_by IS NOT NULL"), "unknown");
    assertThat(ann.messages().stream().filter(message -> message.has("document"))).hasSize(1);
  }

  @Test
  void aPhotoThatTelegramRefusesIsSentAsAFile() {
    house
        .simulator()
        .fault(
            new SimulatorFault(
                "sendPhoto",
                Kind.BAD_REQUEST,
                1,
                0,
                0,
                "Bad Request: PHOTO_INVALID_DIMENSIONS",
                1000));
    assertThat(answer(Map.of("text", "wide"), "wide.jpg", picture()).statusCode()).isEqualTo(303);
    assertThat(arrived("document").path("caption").asString("")).isEqualTo("wide");
  }

  private void isRefused(HttpResponse<String> answer, String reason) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(reason);
    house.settle();
    assertThat(house.rows("SELECT id FROM media")).isEmpty();
    assertThat(house.rows("SELECT id FROM outbox WHERE said_by IS NOT NULL")).isEmpty();
  }

  @Test
  void limitsAreChecked() {
    isRefused(
        answer(Map.of("text", "x".repeat(1025)), "a.txt", noise("x", 10)),
        "up to 1,024 characters");
    isRefused(answer(Map.of("text", ""), "a.txt", new byte[0]), "The file is empty");
    isRefused(
        answer(Map.of("text", ""), "a.txt", noise("x", (12 << 20) + 1)), "can have up to 12 MB");
    isRefused(
        answer(Map.of("text", ""), "a.jpg", noise("\u00FF\u00D8\u00FF", (10 << 20) + 1)),
        "Send it as a file");
  }

  @Test
  void theSpaceForFilesIsLimited() {
    for (int i = 0; i < 3; i++) {
      assertThat(answer(Map.of("text", ""), "a.bin", noise("x", 12 << 20)).statusCode())
          .isEqualTo(303);
    }
    assertThat(answer(Map.of("text", ""), "a.bin", noise("x", 12 << 20)).body())
        .contains("MEDIA_QUOTA_MB");
  }

  @Test
  void aFormWithoutItsTokenSendsNothing() {
    house.account("ana", Role.OWNER, "neun blaue Regenschirme");
    var browser = new FormBrowser(house);
    assertThat(browser.logIn("ana", "neun blaue Regenschirme").statusCode()).isEqualTo(302);
    var fields = new java.util.LinkedHashMap<String, String>();
    fields.put("text", "hello");
    var refused =
        house.send(
            request(form(fields, "a.txt", noise("x", 10)))
                .header("Accept", "text/html")
                .header("Cookie", browser.cookies()));
    assertThat(refused.headers().firstValue("Location").orElse("")).contains("done=old");
    assertThat(house.rows("SELECT id FROM media")).isEmpty();
    var token = FormBrowser.formToken(browser.get("/admin/people/" + ann.id())).orElseThrow();
    fields.put("_csrf", token);
    var sent =
        house.send(
            request(form(fields, "a.txt", noise("x", 10))).header("Cookie", browser.cookies()));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    arrived("document");
  }

  @Test
  void aMalformedFormIsRefused() {
    var broken =
        house.send(
            request("nonsense".getBytes(UTF_8))
                .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN));
    assertThat(broken.statusCode()).isEqualTo(400);
    var huge = answer(Map.of("text", "x".repeat(70_000)), "a.txt", noise("x", 10));
    assertThat(huge.statusCode()).isEqualTo(400);
  }

  @Test
  void anErasedUserTakesTheFileAlong() {
    assertThat(answer(Map.of("text", "hi"), "a.txt", noise("x", 10)).statusCode()).isEqualTo(303);
    arrived("document");
    house.settle();
    var id = house.rows("SELECT id FROM media").getFirst();
    var path = "GET /admin/media/" + id;
    var api = new switchboard.testing.ApiClient(house, TestServer.ADMIN_TOKEN);
    assertThat(api.ask(path).statusCode()).isEqualTo(200);
    var _ = house.command("erase", "" + ann.id(), "--yes");
    assertThat(api.ask(path).statusCode()).isEqualTo(404);
    assertThat(house.rows("SELECT id FROM media")).isEmpty();
  }
}
