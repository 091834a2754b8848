package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.domain.UserId;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;

/** Screens with files, albums and places, in a chat with the simulator. */
class MediaScreensTest {

  @TempDir Path folder;
  private TestServer server;
  private SimulatorPerson ann;

  @BeforeEach
  void start() throws IOException {
    var media = Files.createDirectory(folder.resolve("media"));
    Files.write(media.resolve("dishes.png"), picture(1));
    Files.write(media.resolve("bowl.png"), picture(2));
    Files.write(media.resolve("card.pdf"), "%PDF-1.4 the card".getBytes(StandardCharsets.US_ASCII));
    server = new TestServer(folder, "media").byWebhook();
    ann = server.simulator().person("Ann", "en");
    ann.send("/start");
    server.settle();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static byte[] picture(int size) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private void tap(String label) {
    assertThat(ann.tap(label)).as("the button " + label).isPresent();
    server.settle();
  }

  private List<JsonNode> shown() {
    return ann.messages().stream()
        .filter(message -> message.path("from").path("is_bot").asBoolean())
        .toList();
  }

  private JsonNode newest() {
    return shown().getLast();
  }

  private List<OutboxRow> replies() {
    return server.read(tables -> tables.outbox().of(new UserId(ann.id())));
  }

  @Test
  void aMenuOfTextsAndPicturesIsOneMessageThatBackAlwaysLeadsThrough() {
    tap("Dishes");
    assertThat(shown()).hasSize(1);
    assertThat(newest().path("caption").asString()).isEqualTo("What we cook");
    assertThat(newest().path("photo").isArray()).isTrue();

    tap("Soup");
    assertThat(shown()).hasSize(1);
    assertThat(newest().path("text").asString()).isEqualTo("Soup of the day");

    tap("Bowl");
    assertThat(shown()).hasSize(1);
    assertThat(newest().path("caption").asString()).isEqualTo("The bowl");

    for (var title : List.of("Soup of the day", "What we cook", "Welcome")) {
      tap("⬅️ Back");
      assertThat(shown()).hasSize(1);
      assertThat(newest().path("text").asString(newest().path("caption").asString()))
          .isEqualTo(title);
    }
    assertThat(replies()).allMatch(row -> row.state() == ReplyState.SENT);
    assertThat(replies()).allMatch(row -> row.trouble() == null);
  }

  @Test
  void aFileIsUploadedOnceAlsoForOthersAndAfterARestart() {
    tap("Dishes");
    server.stop();
    server.byWebhook();
    tap("⬅️ Back");
    var bob = server.simulator().person("Bob", "en");
    bob.send("/start dishes");
    tap("Dishes");
    assertThat(uploaded()).isEqualTo(1);
    assertThat(bob.messages().getLast().path("photo").isArray()).isTrue();
  }

  /** How many calls carried a file instead of its id. */
  private long uploaded() {
    return server.simulator().calls().stream()
        .filter(call ->
            call.params().toString().contains("attach://")
                || (call.method().equals("sendPhoto") && !call.params().has("photo")))
        .count();
  }

  @Test
  void anIdThatTelegramNoLongerKnowsIsReplacedByAnUpload() {
    tap("Dishes");
    tap("⬅️ Back");
    server
        .simulator()
        .fault(
            new SimulatorFault(
                "editMessageMedia",
                Kind.BAD_REQUEST,
                1,
                0,
                0,
                "Bad Request: wrong file identifier/HTTP URL specified"));
    tap("Dishes");
    assertThat(newest().path("photo").isArray()).isTrue();
    assertThat(replies()).allMatch(row -> row.trouble() == null);
  }

  @Test
  void aFileThatTelegramRefusesIsLeftOutAndTheTextArrives() {
    server
        .simulator()
        .fault(
            new SimulatorFault(
                "editMessageMedia",
                Kind.BAD_REQUEST,
                1,
                0,
                0,
                "Bad Request: IMAGE_PROCESS_FAILED"));
    tap("Dishes");
    assertThat(newest().path("text").asString()).isEqualTo("What we cook");
    assertThat(replies()).anyMatch(row -> row.trouble() == ReplyTrouble.WITHOUT_FILE);
  }

  @Test
  void aChangedFileIsTakenOver() throws IOException {
    tap("Dishes");
    tap("⬅️ Back");
    var before = server.server().bot().files();
    Files.write(folder.resolve("media/dishes.png"), picture(3));
    Eventually.holds(
        "the bot has the new picture", () -> !server.server().bot().files().equals(before));
    tap("Dishes");
    assertThat(uploaded()).isEqualTo(2);
  }

  @Test
  void anAlbumComesFirstAndTheButtonsBelowIt() {
    tap("Gallery");
    assertThat(shown())
        .satisfiesExactly(
            first -> assertThat(first.path("photo").isArray()).isTrue(),
            second -> assertThat(second.path("photo").isArray()).isTrue(),
            menu -> assertThat(menu.path("text").asString()).isEqualTo("Our rooms"));
    tap("⬅️ Back");
    assertThat(shown()).hasSize(3);
    assertThat(newest().path("text").asString()).isEqualTo("Welcome");
  }

  @Test
  void aPlaceAndAContactComeFirst() {
    tap("Where");
    assertThat(shown())
        .satisfiesExactly(
            place -> assertThat(place.path("venue").path("title").asString()).isEqualTo("Shop"),
            card ->
                assertThat(card.path("contact").path("first_name").asString()).isEqualTo("Shop"),
            menu -> assertThat(menu.path("text").asString()).isEqualTo("At the mill"));
  }

  @Test
  void fromAPictureToTheHistoryAndBack() {
    ann.send("Is there soup?");
    server.settle();
    tap("Dishes");
    tap("⬅️ Back");
    tap("History");
    assertThat(newest().path("text").asString()).contains("Is there soup?");
  }

  @Test
  void ofManyWhoOpenItAtOnceOneUploads() {
    var crowd =
        IntStream.range(0, 30).mapToObj(i -> server.simulator().person("P" + i, "en")).toList();
    crowd.forEach(person -> person.send("/start dishes"));
    server.settle();
    assertThat(crowd).allMatch(person -> person.messages().getLast().path("photo").isArray());
    assertThat(uploaded()).isEqualTo(1);
  }
}
