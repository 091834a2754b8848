package switchboard.console.people;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
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

  /** Shows the whole conversation. */
  @Override
  protected void prepareShots() {
    page.evaluate(
        "() => { const all = new CSSStyleSheet(); all.replaceSync('.chat { max-height: none }');"
            + " document.adoptedStyleSheets = [...document.adoptedStyleSheets, all]; }");
  }

  BrowserContext withoutScripts() {
    var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    return Chromium.shared().newContext(options.setStorageState(context.storageState()));
  }
}
