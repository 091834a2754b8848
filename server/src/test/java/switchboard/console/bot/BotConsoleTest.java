package switchboard.console.bot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.Bot;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.Eventually;
import switchboard.testing.SharedConsoleTestBase;
import switchboard.testing.TestServer;

/** The bot page in a real browser: menu, problems, versions. */
class BotConsoleTest extends SharedConsoleTestBase {

  private static final Path BOTS = Path.of("server/src/test/resources/bots");
  private static final long ANN = 5;

  private Bot first;

  @BeforeAll
  void keep() {
    first = house.server().bot();
  }

  @BeforeEach
  void enter() {
    forgetEverybody();
    house.botFile("first");
    Eventually.holds("the first bot is in use", () -> house.server().bot().equals(first));
    owner();
    logIn();
    heading("Corner Shop");
  }

  /** A screen with its subtree. */
  private Locator screen(String id) {
    return page.locator("[id='screen-" + id + "']");
  }

  private Locator line(String id) {
    return screen(id).locator("> .line");
  }

  private Locator main() {
    return page.getByRole(AriaRole.MAIN);
  }

  private void edit(String from, String to) throws IOException {
    var edited = Files.readString(BOTS.resolve("first.yaml")).replace(from, to);
    var file = Files.writeString(Files.createTempFile("bot", ".yaml"), edited);
    house.botFile(file);
    Files.delete(file);
  }

  @Test
  void theMenuIsATreeWithHowOftenItsScreensWereOpened() {
    house.post(TestServer.text(1, ANN, "/start"));
    house.post(TestServer.tap(2, ANN, "s:hours"));
    house.post(TestServer.tap(3, ANN, "s:holidays"));
    house.post(TestServer.tap(4, ANN, "s:hours"));
    house.post(TestServer.text(5, ANN, "/history"));
    follow("Bot");

    heading("Corner Shop");
    assertThat(line("home"))
        .hasText(Pattern.compile("^\\s*Main menu\\s+home\\s*Welcome, .*\\s*times opened: 1\\s*$"));
    assertThat(line("hours")).hasText(Pattern.compile("We open at 9\\.\\s*times opened: 2\\s*$"));
    assertThat(screen("home").locator("#screen-hours #screen-holidays #screen-easter")).hasCount(1);
    assertThat(line("easter")).containsText("times opened: 0");
    assertThat(screen("find")).containsText("Map link https://example.org/en");
    assertThat(screen("find")).containsText("Copy address copies text 1 Main Street");
    assertThat(screen("home")).containsText("Settings action Settings");
    assertThat(screen(":history")).hasText(Pattern.compile("Message history\\s*1"));
    assertThat(page.locator("[aria-labelledby=commands]")).containsText("/hours");
    page.navigate(at("/admin"));
    page.locator("a[href='/admin/bot#screen-hours']").click();
    assertThat(page.locator(":target")).hasId("screen-hours");
  }

  @Test
  void aMistakeIsToldWithItsPlaceWhileTheBotGoesOn() throws IOException {
    follow("Bot");
    assertThat(main()).containsText("bot.yaml has no errors.");
    edit("copy: 1 Main Street", "copi: <script>alert(1)</script>");
    page.reload();

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Errors in bot.yaml: 1.");
    assertThat(page.locator(".mistakes")).containsText("Line 35, column 11");
    assertThat(page.locator(".mistakes")).containsText("did you mean `copy`?");
    assertThat(page.locator(".mistakes pre").first())
        .containsText("copi: <script>alert(1)</script>");
    assertThat(screen("find")).containsText("1 Main Street");
    house.botFile("first");
    page.reload();
    assertThat(main()).containsText("bot.yaml has no errors.");
  }

  /** The log and the page of warnings have the same reason. */
  @Test
  void aFileThatCannotBeReadIsToldWithTheReasonWhileTheBotGoesOn(@TempDir Path elsewhere)
      throws IOException {
    var file = house.settings(LegacyPath.OFF).bot().file();
    Files.move(file, elsewhere.resolve("bot.yaml"));
    Files.createDirectory(file);
    follow("Bot");

    assertThat(page.getByRole(AriaRole.ALERT))
        .hasText(
            "bot.yaml cannot be read: %s is a folder, but a file is needed there. Remove the folder: Docker creates one when the file of a mount is missing. The bot keeps using its current version."
                .formatted(file));
    assertThat(screen("find")).containsText("1 Main Street");
    Eventually.holds(
        "it is among the warnings",
        () -> {
          page.navigate(at("/admin/warnings"));
          return main().innerText().contains(file + " is a folder");
        });
  }

  @Test
  void aVersionShowsWhatItChanged() throws IOException {
    edit("text: We are at 1 Main Street.", "text: We are at <b>2 Main Street</b>.");
    Eventually.holds(
        "the edited bot is in use",
        () -> {
          page.navigate(at("/admin/bot"));
          return screen("find").innerText().contains("2 Main Street");
        });
    assertThat(page.locator("[aria-labelledby=versions] li")).hasCount(2);
    var newest = page.locator("[aria-labelledby=versions] li").first();
    assertThat(newest).containsText("in use");
    var name = newest.getByRole(AriaRole.LINK).innerText();
    newest.getByRole(AriaRole.LINK).click();

    heading("Version " + name);
    assertThat(main()).containsText("Lines added: 1; removed: 1.");
    assertThat(page.locator("del"))
        .hasText("− " + " ".repeat(6) + "text: We are at 1 Main Street.");
    assertThat(page.locator("ins"))
        .hasText("+ " + " ".repeat(6) + "text: We are at <b>2 Main Street</b>.");
    assertThat(page.locator(".fold").first()).containsText("unchanged lines");
    assertThat(page.locator(".diff > code > *")).hasCount(10);
    follow("Previous version");
    assertThat(main()).containsText("First version");
    assertThat(page.locator("ins, del, .fold")).hasCount(0);
    page.navigate(at("/admin/bot/versions/999999"));
    heading("Page not found");
  }

  @Test
  void aNarrowScreenNeedsNoScrollingSideways() {
    page.setViewportSize(390, 800);
    for (var path : new String[] {"/admin/bot", "/admin/bot/versions/1"}) {
      page.navigate(at(path));
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }
  }
}
