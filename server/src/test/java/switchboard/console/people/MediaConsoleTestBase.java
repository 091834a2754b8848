package switchboard.console.people;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import switchboard.config.MediaSettings;
import switchboard.domain.FilePolicy;
import switchboard.domain.FilePolicy.Kept;
import switchboard.simulator.SimulatorPerson;
import switchboard.testing.Chromium;
import switchboard.testing.Eventually;
import switchboard.testing.SharedConsoleTestBase;

/** A browser in the console of a bot that keeps thumbnails, with a user. */
abstract class MediaConsoleTestBase extends SharedConsoleTestBase {

  /** A folder for screenshots of the pages; absent: none are made. */
  private static final String SHOTS = System.getProperty("shots");

  SimulatorPerson ann;

  @Override
  protected void prepare() {
    house.set(it ->
        it.media(new MediaSettings(new FilePolicy(Kept.THUMBNAILS, 20 << 20, 0), 0, null, null)));
  }

  @BeforeAll
  final void connect() {
    house.server().connect(house.uri());
    Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
  }

  @BeforeEach
  final void somebodyIsThere() {
    forgetEverybody();
    ann = house.person("Ann");
    ann.send("/start");
    house.settle();
    owner();
    logIn();
    heading("Corner Shop");
  }

  void openAnn() {
    page.navigate(at("/admin/people/" + ann.id()));
    heading("Ann");
  }

  Locator chat() {
    return page.locator(".chat");
  }

  void shoot(String name) {
    if (SHOTS == null) {
      return;
    }
    page.evaluate(
        "() => { const all = new CSSStyleSheet(); all.replaceSync('.chat { max-height: none }');"
            + " document.adoptedStyleSheets = [...document.adoptedStyleSheets, all]; }");
    for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      for (int width : new int[] {1280, 390}) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 900);
        page.waitForTimeout(300);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(SHOTS, name + "-" + width + "-" + scheme + ".png")));
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(1280, 900);
  }

  BrowserContext withoutScripts() {
    var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    return Chromium.shared().newContext(options.setStorageState(context.storageState()));
  }
}
