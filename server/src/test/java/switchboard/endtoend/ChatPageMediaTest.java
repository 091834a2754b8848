package switchboard.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.people.MediaRequest;
import switchboard.simulator.world.Samples;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.BrowserPage;
import switchboard.testing.Eventually;
import switchboard.testing.NeedsBrowser;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;

/** Media in the simulator's chat page, with a real browser and without a bot's program. */
@NeedsBrowser
class ChatPageMediaTest {

  private static final byte[] PICTURE = Samples.read("frame.jpg");

  private final HttpClient http = HttpClient.newHttpClient();
  private TelegramSimulator simulator;
  private SimulatorPerson ann;

  @BeforeEach
  void start() {
    simulator = TelegramSimulator.start(SimulatorOptions.demo().withTokens(TestServer.TOKEN));
    simulator.bot(TestServer.TOKEN).rename("Media");
    ann = simulator.people().getFirst();
    ann.send("/start");
  }

  @AfterEach
  void close() {
    http.shutdownNow();
    simulator.close();
  }

  private BrowserPage visit(int width, ColorScheme scheme) {
    return new BrowserPage(width, 844, scheme, simulator.uri().resolve("/#chats=" + ann.id()));
  }

  private static Locator pane(BrowserPage visit) {
    return visit.pane("Ann Archer in Media");
  }

  private void call(String method, String body) throws IOException, InterruptedException {
    var uri = URI.create(simulator.uri() + "/bot" + TestServer.TOKEN + "/" + method);
    var request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.formatted(ann.id())))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private JsonNode sent(String kind) {
    Eventually.holds(kind + " is sent", () -> newest().has(kind));
    return newest();
  }

  private JsonNode newest() {
    return ann.messages().getLast();
  }

  private static Locator dialog(BrowserPage visit) {
    return visit.page().getByRole(AriaRole.DIALOG);
  }

  private static void choose(BrowserPage visit, String item, FilePayload... files) {
    visit.button(pane(visit), "Attach").click();
    visit.page().waitForFileChooser(() -> visit.menuItem(item).click()).setFiles(files);
  }

  @Test
  void chosenPicturesAndVideosAreAnAlbum() {
    try (var visit = visit(1280, ColorScheme.LIGHT)) {
      choose(
          visit,
          "Photo or video…",
          new FilePayload("one.jpg", "image/jpeg", PICTURE),
          new FilePayload("two.jpg", "image/jpeg", PICTURE),
          new FilePayload("three.mp4", "video/mp4", Samples.read("video.mp4")));
      dialog(visit).getByLabel("Caption").fill("Three");
      dialog(visit).getByLabel("Caption").press("Enter");
      assertThat(visit.newest(pane(visit))).containsText("Three");
      assertThat(sent("video").path("media_group_id").asString()).isNotEmpty();
      assertThat(ann.messages()).hasSize(4);
      visit.button(visit.newest(pane(visit)), "Open photo").click();
      visit.page().keyboard().press("ArrowRight");
      assertThat(dialog(visit)).containsText("3 of 3");
      visit.page().keyboard().press("Escape");
      assertThat(dialog(visit)).hasCount(0);
    }
  }

  @Test
  void aPictureCanBeSentAsAFileAndAPageIsOnlyADownload() {
    try (var visit = visit(390, ColorScheme.DARK)) {
      choose(visit, "Photo or video…", new FilePayload("p.jpg", "image/jpeg", PICTURE));
      dialog(visit).getByText("Files", new Locator.GetByTextOptions().setExact(true)).click();
      visit.button(dialog(visit), "Send").click();
      assertThat(sent("document").at("/document/mime_type").asString()).isEqualTo("image/jpeg");
      var page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
      choose(visit, "File…", new FilePayload("<img src=x>.html", "text/html", page));
      visit.button(dialog(visit), "Send").click();
      var chip = visit.newest(pane(visit)).getByRole(AriaRole.LINK);
      assertThat(chip).containsText("<img src=x>.html");
      var download = visit.page().waitForDownload(chip::click);
      assertThat(download.suggestedFilename()).endsWith(".html");
      visit.fitsItsWidth();
    }
  }

  @Test
  void aFileThatIsTooLargeOrEmptyIsRefusedBeforeItIsSent() {
    try (var visit = visit(1280, ColorScheme.LIGHT)) {
      choose(visit, "File…", new FilePayload("e.txt", "text/plain", new byte[0]));
      assertThat(dialog(visit).getByRole(AriaRole.ALERT).first()).hasText("“e.txt” is empty.");
      visit.button(dialog(visit), "Remove e.txt").click();
      assertThat(dialog(visit).getByRole(AriaRole.ALERT).first())
          .hasText("Choose at least one file.");
      visit.button(dialog(visit), "Cancel").click();
      assertThat(ann.messages()).hasSize(1);
    }
  }

  @Test
  void filesAreDroppedAndPasted() {
    try (var visit = visit(1280, ColorScheme.LIGHT)) {
      for (String event : List.of("drop", "paste")) {
        assertThat(pane(visit)).isVisible();
        var _ =
            visit
                .page()
                .evaluate(
                    """
                    (type) => {
                      const data = new DataTransfer();
                      data.items.add(new File(["hello"], type + ".txt", { type: "text/plain" }));
                      const event = type === "drop"
                        ? new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true })
                        : new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true });
                      document.querySelector(".pane textarea").dispatchEvent(event);
                    }
                    """,
                    event);
        visit.button(dialog(visit), "Send").click();
        assertThat(dialog(visit)).hasCount(0);
        assertThat(sent("document").at("/document/file_name").asString()).isEqualTo(event + ".txt");
      }
    }
  }

  @Test
  void aPlaceIsPickedByKeyboard() {
    try (var visit = visit(390, ColorScheme.LIGHT)) {
      visit.button(pane(visit), "Attach").click();
      visit.menuItem("Place…").press("Enter");
      dialog(visit).getByLabel("Latitude").fill("-33.8688");
      dialog(visit).getByLabel("Title (makes it a venue)").fill("Opera");
      dialog(visit).getByLabel("Title (makes it a venue)").press("Enter");
      assertThat(visit.newest(pane(visit))).containsText("33.86880° S");
      assertThat(sent("venue").at("/venue/title").asString()).isEqualTo("Opera");
      visit.fitsItsWidth();
    }
  }

  @Test
  void aTextBecomesAPhotoAndThenADocument() throws Exception {
    var photo = ann.media(MediaRequest.photo(PICTURE, null)).at("/photo/0/file_id").asString();
    var file = ann.media("document", null).at("/document/file_id").asString();
    call("sendMessage", "{\"chat_id\":%d,\"text\":\"Only text\"}");
    long id = newest().path("message_id").asLong();
    var edit =
        "{\"chat_id\":%%d,\"message_id\":%d,\"media\":{\"type\":\"%s\",\"media\":\"%s\",\"caption\":\"%s\"}}";
    try (var visit = visit(1280, ColorScheme.LIGHT)) {
      var row = visit.newest(pane(visit));
      assertThat(row).containsText("Only text");
      call("editMessageMedia", edit.formatted(id, "photo", photo, "Now a photo"));
      assertThat(row).containsText("Now a photo");
      assertThat(row).not().containsText("Only text");
      assertThat(row.locator("img")).isVisible();
      call("editMessageMedia", edit.formatted(id, "document", file, "Now a file"));
      assertThat(row).containsText("document.txt");
      assertThat(row.locator("img")).hasCount(0);
    }
  }

  @Test
  void everyKindIsShownOnAPhone() {
    var kinds =
        "photo video animation audio voice video_note document sticker live_photo location venue"
            + " contact poll checklist dice paid_media story";
    for (String kind : kinds.split(" ", -1)) {
      ann.media(kind, null);
    }
    ann.album(ann.id(), 10, "Ten pictures");
    try (var visit = visit(390, ColorScheme.DARK)) {
      var pane = pane(visit);
      assertThat(visit.newest(pane)).containsText("Ten pictures");
      assertThat(visit.newest(pane).locator(".tile")).hasCount(10);
      assertThat(pane.getByRole(AriaRole.ARTICLE)).hasCount(19);
      for (String text : List.of("Sample tune", "Café Central", "Dana", "Shopping", "5 stars")) {
        assertThat(pane.getByText(text)).isVisible();
      }
      visit.fitsItsWidth();
    }
  }
}
