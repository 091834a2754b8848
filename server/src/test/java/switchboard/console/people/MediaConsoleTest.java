package switchboard.console.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import switchboard.simulator.people.MediaRequest;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.testing.Eventually;

/** Files in the console, in a real browser. */
class MediaConsoleTest extends MediaConsoleTestBase {

  private void fetchAll() {
    house.settle();
    house.meddle("UPDATE media SET state = 'pending', next_attempt_at = 0 WHERE state = 'offered'");
    Eventually.holds(
        "all is stored",
        () -> house.rows("SELECT id FROM media WHERE state <> 'stored'").isEmpty());
  }

  private void everyKind() {
    var _ = ann.media("photo", "our garden");
    var _ = ann.album(ann.id(), 5, "five views");
    var _ = ann.media("voice", null);
    var _ = ann.media("audio", null);
    var _ = ann.media("video", "a video");
    var _ = ann.media("video_note", null);
    var _ = ann.media("animation", null);
    var _ = ann.media("sticker", null);
    var _ = ann.media("location", null);
    var _ = ann.media("contact", null);
    var _ =
        ann.media(
            MediaRequest.document(
                "Invoice for the delivery in November.pdf",
                "application/pdf",
                "%PDF-1.7 hello".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void everyKindIsShownAndThePagesFit() {
    everyKind();
    fetchAll();
    openAnn();
    assertThat(chat().locator(".album img")).hasCount(5);
    assertThat(chat().locator("audio")).hasCount(2);
    assertThat(chat().locator("video")).hasCount(3);
    assertThat(chat()).containsText("Invoice for the delivery in November.pdf");
    assertThat(chat()).containsText("Location");
    shoot("person");
    fits();
    page.navigate(at("/admin/messages"));
    heading("Messages");
    assertThat(page.locator(".album img")).hasCount(5);
    shoot("messages");
    fits();
    page.navigate(at("/admin/media"));
    heading("Media");
    assertThat(page.locator(".files > li")).hasCount(13);
    shoot("media");
    fits();
  }

  @Test
  void aPlaceLinksToAMapAndIsShownWhereItIsSaid() {
    var _ = ann.media(MediaRequest.location(52.52, -13.405));
    var _ = ann.media("poll", "Cake or pie?");
    ann.send("52.5200, 13.4050");
    house.settle();
    for (var path : new String[] {"/admin/people/" + ann.id(), "/admin/messages"}) {
      page.navigate(at(path));
      var link = page.getByText("Show on map");
      assertThat(link).hasCount(1);
      assertThat(link)
          .hasAttribute(
              "href",
              "https://www.openstreetmap.org/?mlat=52.5200&mlon=-13.4050#map=16/52.5200/-13.4050");
      assertThat(link).hasAttribute("rel", "noreferrer");
      assertThat(link).hasAttribute("target", "_blank");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("Cake or pie?");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("• Coffee");
    }
    shoot("places");
    isAccessible();
  }

  @Test
  void aPhotoThatWasExchangedIsShownAboveTheFirstOne() {
    var sent = ann.media("photo", "our garden").path("message_id").asLong();
    fetchAll();
    var _ = ann.edit(sent, MediaRequest.of("document", "the plan of it"));
    fetchAll();
    openAnn();
    var files = chat().locator(".file");
    assertThat(files).hasCount(2);
    assertThat(files.first()).containsText("document.txt");
    assertThat(files.first()).not().containsText("Replaced");
    assertThat(files.last()).containsText("Replaced");
    assertThat(files.last().locator("img")).hasCount(1);
    assertThat(chat()).containsText("the plan of it");
    assertThat(chat()).containsText("edited");
    shoot("exchanged");
    page.navigate(at("/admin/media"));
    assertThat(page.locator(".files > li")).hasCount(2);
    assertThat(page.locator(".files img")).hasCount(1);
  }

  @Test
  void aPictureOpensByClickAndByKeyAndTheArrowsGoOn() {
    var _ = ann.album(ann.id(), 3, null);
    fetchAll();
    openAnn();
    var dialog = page.getByRole(AriaRole.DIALOG);
    chat().locator("[data-view]").first().click();
    assertThat(dialog).isVisible();
    var first = dialog.locator("img").getAttribute("src");
    assertThat(
            page.evaluate(
                "async () => { const i = document.querySelector('#viewer img');"
                    + " await i.decode(); return i.naturalWidth }"))
        .isNotEqualTo(0);
    isAccessible();
    shoot("viewer");
    page.keyboard().press("ArrowRight");
    assertThat(dialog.locator("img").getAttribute("src")).isNotEqualTo(first);
    page.keyboard().press("Escape");
    assertThat(dialog).isHidden();
    chat().locator("[data-view]").first().focus();
    page.keyboard().press("Enter");
    assertThat(dialog).isVisible();
    assertThat(dialog.locator("img").getAttribute("src")).isEqualTo(first);
  }

  private Object property(String element, String expression) {
    return page.locator(element).first().evaluate("e => " + expression);
  }

  @Test
  void soundsAndVideosPlayAndSeekAndPlayOnWhenMessagesCome() {
    var _ = ann.media("voice", null);
    var _ = ann.media("video", null);
    fetchAll();
    openAnn();
    for (var element : new String[] {"audio", "video"}) {
      page.locator(element)
          .evaluate("async e => { e.muted = true; await e.play(); e.dataset.mine = 'kept'; }");
      Eventually.holds(element + " plays", () -> (boolean) property(element, "e.currentTime > 0"));
      page.locator(element).evaluate("e => { e.pause(); e.currentTime = e.duration / 2; }");
      Eventually.holds(
          element + " is in the middle",
          () -> (boolean) property(element, "!e.seeking && e.currentTime > e.duration / 3"));
    }
    ann.send("and a text");
    assertThat(chat()).containsText("and a text");
    assertThat((boolean) property("audio", "e.currentTime > 0")).isTrue();
    assertThat((boolean) property("video", "e.currentTime > 0")).isTrue();
  }

  @Test
  void aFileThatIsOnlyOfferedIsFetchedByAButton() {
    var _ = ann.media("photo", "a photo");
    house.settle();
    Eventually.holds(
        "the thumbnail is stored",
        () -> house.rows("SELECT id FROM media WHERE state = 'stored'").size() == 1);
    openAnn();
    assertThat(chat().locator("img")).hasCount(1);
    assertThat(chat()).containsText("Not downloaded");
    shoot("offered");
    press("Fetch Photo");
    assertThat(chat().locator("[data-view]")).hasCount(1);
    assertThat(chat()).not().containsText("Not downloaded");
    Eventually.has(
        () -> house.rows("SELECT result FROM audit_log WHERE action = 'media.fetch'"), "done");
  }

  @Test
  void thePageShowsHowMuchOfAFileHasCome() {
    var content = new byte[400_000];
    content[0] = 'x';
    var _ = ann.media(MediaRequest.document("large.bin", "x/y", content));
    house.settle();
    house
        .simulator()
        .fault(new SimulatorFault(SimulatorFault.FILE, Kind.SLOW, 1, 0, 0, null, 100_000));
    openAnn();
    press("Fetch large.bin");
    assertThat(chat()).containsText("Downloading: ");
    assertThat(chat().locator("progress")).hasCount(1);
    assertThat(chat().locator("a[download]")).hasCount(1);
  }

  @Test
  void itIsFetchedWithoutScriptsToo() {
    var _ = ann.media("photo", "a photo");
    house.settle();
    try (var plain = withoutScripts()) {
      var plainPage = plain.newPage();
      plainPage.navigate(at("/admin/media"));
      plainPage.locator("button[form=fetch]").click();
      assertThat(plainPage.getByRole(AriaRole.STATUS)).containsText("being fetched");
    }
    Eventually.holds(
        "it is stored",
        () -> house.rows("SELECT id FROM media WHERE state = 'stored'").size() == 2);
  }

  @Test
  void statesAreToldInWordsWithWhatToDo() {
    for (int i = 0; i < 5; i++) {
      var _ = ann.media("document", "file " + i);
    }
    house.settle();
    var ids = house.rows("SELECT id FROM media WHERE part = 'original' ORDER BY id");
    var states = new String[] {"pending", "too_big", "gone", "refused", "infected"};
    for (int i = 0; i < states.length; i++) {
      house.meddle(
          "UPDATE media SET state = '%s', next_attempt_at = 9e15 WHERE id = %s"
              .formatted(states[i], ids.get(i)));
    }
    openAnn();
    assertThat(chat()).containsText("Waiting for download");
    assertThat(chat()).containsText("Raise MEDIA_MAX_MB");
    assertThat(chat()).containsText("Ask for it to be sent again");
    assertThat(chat()).containsText("Raise MEDIA_QUOTA_MB");
    assertThat(chat()).containsText("virus scanner found malware");
    assertThat(chat().locator("button")).hasCount(3);
    shoot("states");
    fits();
  }

  @Test
  void theListIsFilteredAndPaged() {
    for (int i = 0; i < 51; i++) {
      var _ = ann.media("photo", null);
    }
    house.settle();
    var ben = house.person("Ben");
    ben.send("/start");
    var _ = ben.media("voice", null);
    house.settle();
    page.navigate(at("/admin/media"));
    var files = page.locator(".files > li");
    assertThat(files).hasCount(50);
    assertThat(files.first()).containsText("Ben");
    follow("Next");
    assertThat(files).hasCount(2);
    page.navigate(at("/admin/media"));
    page.getByLabel("Kind").selectOption("voice");
    assertThat(files).hasCount(1);
    page.navigate(at("/admin/media?person=" + ann.id() + "&kind=voice"));
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("No files match these filters");
    page.navigate(at("/admin/media?state=infected&kind=nonsense"));
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("No files match these filters");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("used");
  }

  @Test
  void aHostileFileDoesNotRunWhereverItIsOpened() {
    var html = "GIF89a=1;/*<html><body><script>window.ran=1</script>*/";
    var svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>window.ran=1</script></svg>";
    var _ =
        ann.media(
            MediaRequest.document(
                "a.html", "text/html", html.getBytes(StandardCharsets.ISO_8859_1)));
    var _ =
        ann.media(
            MediaRequest.document("b.svg", "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8)));
    fetchAll();
    openAnn();
    assertThat(page.evaluate("window.ran")).isNull();
    var ids = house.rows("SELECT id FROM media WHERE part = 'original' ORDER BY id");
    var tab = context.newPage();
    tab.navigate(at("/admin/media/" + ids.getFirst()));
    assertThat(tab.evaluate("window.ran")).isNull();
    assertThat(tab.evaluate("document.contentType")).isEqualTo("image/gif");
    var download =
        page.waitForDownload(() -> page.locator("#file-" + ids.getLast() + " a[download]").click());
    assertThat(download.suggestedFilename()).isEqualTo("b.svg");
  }
}
