package switchboard.console.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.domain.Role;
import switchboard.simulator.SimulatorPerson;
import switchboard.testing.Eventually;
import switchboard.testing.SharedConsoleTestBase;
import switchboard.testing.TestServer;

/** The page Words, in a real browser. */
class WordsConsoleTest extends SharedConsoleTestBase {

  private SimulatorPerson ann;

  @Override
  protected TestServer server(Path folder) {
    return new TestServer(folder, "understanding");
  }

  @BeforeAll
  final void connect() {
    house.server().connect(house.uri());
    Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
  }

  @BeforeEach
  final void somebodyAsks() {
    forgetEverybody();
    house.meddle("DELETE FROM word_figures");
    ann = house.person("Ann");
    ann.send("/start");
    for (int i = 0; i < 7; i++) {
      ann.send("when are you open?");
    }
    ann.send("delete everything");
    ann.send("say \"friend\": # and enter");
    house.settle();
  }

  private void logInAs(Role role) {
    account("ana", role);
    logIn();
    heading("Corner Shop");
  }

  private Locator figures(String title) {
    return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(title));
  }

  @Test
  void figuresAreShownByWeekAndLanguageAndTextsByKeyboard() {
    logInAs(Role.OWNER);
    page.keyboard().press("g");
    page.keyboard().press("d");
    heading("Words");
    assertThat(figures("By week").locator("tbody tr")).hasCount(1);
    assertThat(figures("By week").locator("tbody td"))
        .hasText(new String[] {"7", "0", "1", "0", "0", "1"});
    assertThat(figures("By language").locator("tbody th")).hasText("English");
    page.getByLabel("Range").selectOption("4");
    page.waitForURL("**weeks=4**");
    assertThat(figures("By language").locator("tbody td").first()).hasText("7");
    shoot("words");
    fits();

    page.getByText("Texts without an answer").focus();
    page.keyboard().press("Enter");
    heading("Texts without an answer");
    assertThat(page.locator("[data-line]")).hasCount(1);
    assertThat(page.locator("[data-line]")).containsText("say \"friend\": # and enter");
    follow("Belongs to a screen …");
    page.getByLabel("Belongs to the screen").focus();
    page.keyboard().press("O"); // Opening hours
    press("Show line");
    assertThat(page.locator("pre")).hasText("ask: {en: [\"say \\\"friend\\\": # and enter\"]}");
    assertThat(page.getByText("below id: hours")).isVisible();
    shoot("words-texts");
    fits();
  }

  @Test
  void analystsSeeNoSmallNumbersAndNoTexts() {
    logInAs(Role.ANALYST);
    page.navigate(at("/admin/words"));
    heading("Words");
    assertThat(figures("By week").locator("tbody td"))
        .hasText(new String[] {"7", "0", "under 5", "0", "0", "under 5"});
    assertThat(page.getByText("Texts without an answer")).hasCount(0);
    shoot("words-analyst");
    fits();
  }

  @Test
  void withoutFiguresThePageSaysWhy() {
    house.meddle("DELETE FROM word_figures");
    house.meddle("DELETE FROM open_questions");
    logInAs(Role.OPERATOR);
    page.navigate(at("/admin/words"));
    assertThat(page.locator(".empty")).containsText("No texts in this time.");
    page.navigate(at("/admin/words/texts"));
    assertThat(page.locator(".empty")).containsText("No texts without an answer.");
    fits();
  }
}
