package switchboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import switchboard.access.Accounts;
import switchboard.access.Passwords;
import switchboard.access.Role;
import switchboard.engine.Webhook.LegacyPath;

/** A browser at the pages for administrators, and somebody who types and presses there. */
@EnabledIf(value = "switchboard.Chromium#isWanted", disabledReason = Chromium.MISSING)
abstract class ConsoleCase {

  private static final double PATIENCE_MILLIS = 15_000;
  static final String PASSWORD = "kolme vihreää saapasta";

  static Chromium chromium;

  House house;
  Accounts accounts;
  BrowserContext context;
  Page page;
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.open();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  @AfterAll
  static void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new House(folder, "first");
    house.open(LegacyPath.MIGRATE);
    accounts = new Accounts(house.server().store(), new Passwords(), this::now);
    context = chromium.browser().newContext();
    page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
  }

  @AfterEach
  void close() {
    assertThat(complaints).as("what the browser complained of").isEmpty();
    Canaries.free(page.content());
    context.close();
    house.close();
  }

  Instant now() {
    return house.twin().clock().now();
  }

  /** By name, as browsers have passkeys at no bare address. */
  String at(String path) {
    return "http://localhost:" + house.server().port() + path;
  }

  void press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  void follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
        .first()
        .click();
  }

  void fill(String label, String value) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(value);
  }

  void shoot(String w) { // TEMP
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(
                Path.of(
                    "/tmp/sys/t-"
                        + getClass().getSimpleName()
                        + System.nanoTime() % 1000
                        + "-"
                        + w
                        + ".png")));
  }

  /** On a phone, nothing is wider than the page. */
  void fits() {
    page.setViewportSize(1280, 900);
    shoot("1280"); // TEMP
    page.setViewportSize(390, 844);
    shoot("390"); // TEMP
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("fits a phone")
        .isEqualTo(true);
  }

  void heading(String words) {
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText(words);
  }

  void owner() {
    accounts.create("ana", Role.OWNER, PASSWORD);
  }

  void logIn() {
    page.navigate(at("/admin"));
    password();
  }

  void password() {
    heading("Log in");
    fill("Name", "ana");
    fill("Password", PASSWORD);
    press("Log in");
  }
}
