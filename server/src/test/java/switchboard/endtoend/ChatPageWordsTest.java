package switchboard.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.UserId;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.BrowserPage;
import switchboard.testing.NeedsBrowser;
import switchboard.testing.TestServer;

/** The sample bot understands what is typed in the chat page, and the tools show how. */
@NeedsBrowser
class ChatPageWordsTest {

  private static final double PATIENCE_MILLIS = 15_000;

  private TestServer house;

  @BeforeEach
  void open(@TempDir Path folder) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    var simulator = TelegramSimulator.start(SimulatorOptions.demo().withTokens(TestServer.TOKEN));
    house = new TestServer(folder, "first", simulator);
    house.botFile(Path.of("bot.yaml"));
    house.byWebhook();
    house.bot().rename(house.server().bot().name());
    simulator.explainTexts((person, text) -> house.server().explain(new UserId(person), text));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whatIsTypedIsAnsweredAndExplained() {
    try (var visit = new BrowserPage(1280, 844, ColorScheme.LIGHT, house.simulator().uri())) {
      var ann = visit.pane("Ann Archer in Corner Café");
      visit.button(ann, "Start").click();
      visit.say(ann, "are you open at christmas?");
      assertThat(visit.newest(ann)).containsText("Because of “open”, “christmas”:");

      visit.button(visit.page().getByRole(AriaRole.BANNER), "Tools").click();
      var tools = visit.page().getByLabel("How the bot understands the last text");
      assertThat(tools).containsText("screen hours-holidays");
      assertThat(tools).containsText("Runners-up:");

      visit.say(ann, "qwertz uiop");
      assertThat(visit.newest(ann)).containsText("passed on to a person");
      assertThat(tools).containsText("Finds no answer.");
      var shots = System.getProperty("shots");
      if (shots != null) {
        visit.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of(shots, "chat.png")));
      }
    }
  }
}
