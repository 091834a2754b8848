package switchboard.console.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.SimulatorPerson;
import switchboard.testing.Eventually;
import switchboard.testing.SharedConsoleTestBase;
import tools.jackson.databind.json.JsonMapper;

/** The people pages in a real browser. */
class PeopleConsoleTest extends SharedConsoleTestBase {

  private static final String HOSTILE = "<img src=x onerror=alert(1)> \u202Egnp.exe =1+1";
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private SimulatorPerson ann;

  @BeforeAll
  void connect() {
    house.server().connect(house.uri());
    Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
  }

  @BeforeEach
  void somebodyIsThere() {
    forgetEverybody();
    ann = house.person("Ann");
    ann.send("/start");
    ann.send(HOSTILE);
    house.settle();
    owner();
    logIn();
  }

  private void openAnn() {
    follow("People");
    follow("Ann");
    heading("Ann");
  }

  private Locator note() {
    return page.locator("textarea[name=note]");
  }

  private Locator chat() {
    return page.locator(".chat");
  }

  @Test
  void theOverviewFollowsWhatHappens() {
    heading("Corner Shop");
    var messages = page.locator(".tiles > div", new Page.LocatorOptions().setHasText("Messages"));
    assertThat(messages).containsText("1");
    ann.send("one more");
    house.settle();
    assertThat(messages).containsText("2");
    assertThat(page.locator(".uplot")).hasCount(2);
    var screens = page.locator("#screens + ul");
    assertThat(screens).containsText("Main menu");
    assertThat(screens).not().containsText("Opening hours");
    ann.tap("Opening hours");
    assertThat(screens).containsText("Opening hours");
    assertThat(page.locator(".uplot")).hasCount(2);
  }

  @Test
  void theOverviewFollowsHoweverLateItsScriptsCome() {
    var late = new AtomicReference<Route>();
    page.route("**/hx-sse*", late::set);
    page.navigate(at("/admin"), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    page.waitForFunction("() => window.htmx");
    page.evaluate("() => new Promise(done => setTimeout(done))");
    page.waitForCondition(() -> late.get() != null);
    late.get().resume();
    var messages = page.locator(".tiles > div", new Page.LocatorOptions().setHasText("Messages"));
    assertThat(messages).containsText("1");
    ann.send("one more");
    house.settle();
    assertThat(messages).containsText("2");
  }

  @Test
  void whoWroteIsSeenAsTheyDo() {
    page.locator(".tiles > div", new Page.LocatorOptions().setHasText("Messages"))
        .getByRole(AriaRole.LINK)
        .click();
    heading("Messages");
    assertThat(page.locator("tbody")).containsText(HOSTILE);
    ann.send("is it open today?");
    assertThat(page.locator("tbody tr[data-line]").first()).containsText("is it open today?");
    follow("Ann");
    heading("Ann");
  }

  @Test
  void somebodyIsAnsweredAndTheAnswerArrives() {
    openAnn();
    assertThat(chat()).containsText(HOSTILE);
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Current screen: ");
    house.turn(Duration.ofMinutes(1));
    fill("Reply as the bot", "We open at 8 & close at <6>");
    press("Send");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Message queued.");
    assertThat(chat().locator("li").last()).isInViewport();
    assertThat(page.getByLabel("Reply as the bot")).isInViewport();
    ann.await(
        message -> message.path("text").asString("").equals("We open at 8 & close at <6>"),
        PATIENCE);
    assertThat(chat().locator("li").last()).containsText("by ana · sent");
    ann.send("thanks");
    house.settle();
    assertThat(chat()).containsText("thanks");
    page.navigate(at("/admin/messages"));
    assertThat(page.locator("tr[data-line]").first()).not().containsText("answered");
    assertThat(page.locator("tr[data-line]").last()).containsText("answered");
  }

  @Test
  void whatWasTypedIsThereAgainAfterALoginThatWasNeededToSendIt() {
    openAnn();
    fill("Reply as the bot", "We open at 8");
    note().fill("likes tea");
    house.turn(Duration.ofMinutes(31));
    press("Send");
    password();
    heading("Ann");
    assertThat(page.getByLabel("Reply as the bot")).hasValue("We open at 8");
    var oldForm = new BrowserContext.ClearCookiesOptions().setName("switchboard-form");
    context.clearCookies(oldForm);
    press("Send");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("nothing was sent");
    press("Send");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Message queued.");
    ann.await(message -> message.path("text").asString("").equals("We open at 8"), PATIENCE);
    assertThat(page.getByLabel("Reply as the bot")).hasValue("");
    assertThat(note()).hasValue("likes tea");
    page.reload();
    assertThat(note()).hasValue("likes tea");
    press("Log out");
    page.waitForURL("**/login?bye");
    logIn();
    openAnn();
    assertThat(note()).hasValue("");
  }

  @Test
  void whatTheyTappedIsToldByTheNamesOfScreens() {
    ann.tap("Opening hours");
    ann.send("/settings");
    house.settle();
    ann.tap("🔔 Notifications: on");
    house.settle();
    openAnn();
    var timeline = page.locator("#timeline + ul");
    assertThat(timeline).containsText("opened “Opening hours”");
    assertThat(timeline).containsText("turned notifications off");
    assertThat(timeline).containsText("sent /settings");
  }

  @Test
  void listsAreWalkedByKeys() {
    follow("People");
    heading("People");
    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Move down or up in a list");
    press("Close");
    assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    page.keyboard().press("j");
    assertThat(page.locator("tr[aria-current]")).containsText("Ann");
    page.keyboard().press("Enter");
    heading("Ann");
  }

  @Test
  void notesAndPreferencesAreKept() {
    openAnn();
    page.locator("textarea[name=note]").fill("comes on Fridays");
    press("Save");
    assertThat(page.locator("textarea[name=note]")).hasValue("comes on Fridays");
    page.getByLabel("Notifications").uncheck();
    press("Save changes");
    assertThat(page.getByLabel("Notifications")).not().isChecked();
    page.navigate(at("/admin/people?only=silent"));
    assertThat(page.locator("tbody")).containsText("Ann");
    page.navigate(at("/admin/people?only=blocked"));
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("No people match these filters");
    page.navigate(at("/admin"));
    page.keyboard().press("/");
    page.getByLabel("Search").fill("an");
    press("Show");
    assertThat(page.locator("tbody")).containsText("Ann");
    assertThat(page.url()).contains("q=an").doesNotContain("csrf");
  }

  @Test
  void whatIsHeldOnSomebodyIsDownloaded() throws IOException {
    openAnn();
    var download = page.waitForDownload(() -> follow("Export as JSON"));
    assertThat(download.suggestedFilename()).isEqualTo("person-" + ann.id() + ".json");
    assertThat(new JsonMapper().readTree(download.path().toFile()).toString())
        .contains("onerror=alert(1)", "disclosures");
    var html = page.waitForDownload(() -> follow("Export as HTML"));
    assertThat(html.suggestedFilename()).isEqualTo("person-" + ann.id() + ".html");
    assertThat(Files.readString(html.path())).contains("onerror=alert(1)").doesNotContain("<img");
  }

  @Test
  void whoeverAsksForItIsErasedOnceTheirNumberIsTyped() {
    house.turn(Duration.ofMinutes(6));
    openAnn();
    follow("Export or erase …");
    heading("Log in again");
    fill("Password", PASSWORD);
    press("Continue");
    heading("Ann");
    assertThat(page.locator("#data")).isInViewport();
    var typed = page.locator("#typed");
    typed.fill("Ann");
    press("Erase person");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Type the user id");
    assertThat(page.getByRole(AriaRole.ALERT)).isInViewport();
    assertThat(typed).isInViewport();
    typed.fill(Long.toString(ann.id()));
    press("Erase person");
    assertThat(page.getByRole(AriaRole.STATUS))
        .containsText("has been erased, including from backups");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("No one has written to the bot yet");
    assertThat(house.rows("SELECT * FROM users")).isEmpty();
    page.navigate(at("/admin/people/" + ann.id()));
    heading("Page not found");
  }

  @Test
  void aSessionIsEnded() {
    follow("Sessions");
    assertThat(page.locator("tbody")).containsText("Ann");
    page.locator("summary").click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End the session of Ann"))
        .click();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("No active sessions");
  }

  @Test
  void aSpreadsheetTakesNothingForAFormula() {
    page.navigate(at("/admin/people"));
    var csv = page.waitForDownload(() -> follow("CSV"));
    assertThat(csv.suggestedFilename()).isEqualTo("people.csv");
    assertThat(csv.failure()).isNull();
    page.navigate(at("/admin/messages"));
    var lines = page.waitForDownload(() -> follow("JSON Lines"));
    assertThat(lines.suggestedFilename()).isEqualTo("messages.jsonl");
    assertThat(lines.failure()).isNull();
  }
}
