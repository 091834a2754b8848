package switchboard.console.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.SimulatorPerson;
import switchboard.testing.Eventually;
import switchboard.testing.SharedConsoleTestBase;
import switchboard.testing.StaffFixture;

/** Notices in Telegram on the page of the account, in a real browser. */
class NoticesConsoleTest extends SharedConsoleTestBase {

  private SimulatorPerson ann;

  @BeforeAll
  void connect() {
    house.server().connect(house.uri());
    Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
  }

  @BeforeEach
  void logInAsOwner() {
    house.meddle("DELETE FROM staff");
    forgetEverybody();
    ann = house.person("Ann");
    owner();
    logIn();
    heading("Corner Shop");
    openAccount();
  }

  private void openAccount() {
    page.navigate(at("/admin/account"));
    heading("Your account");
  }

  private void say(String text, String answer) {
    ann.send(text);
    ann.await(message -> StaffFixture.text(message).contains(answer), Duration.ofSeconds(30));
  }

  private void linkAnn() {
    press("Link Telegram chat");
    heading("Link Telegram chat");
    var command = page.locator("#staff-command").textContent().strip();
    assertThat(page.locator("a.button").getAttribute("href"))
        .isEqualTo(
            "https://t.me/"
                + house.bot().username()
                + "?start="
                + command.substring("/start ".length()));
    fits();
    shoot("link");
    say(command, "notices of the account ana");
    follow("Back to the account");
    heading("Your account");
  }

  @Test
  void aChatIsLinkedChoosesNoticesGetsATestAndIsUnlinked() {
    fits();
    shoot("unlinked");
    linkAnn();
    assertThat(page.locator("#notices")).isVisible();
    shoot("linked");
    page.getByLabel("Backup is old", new Page.GetByLabelOptions().setExact(true)).uncheck();
    fill("Minutes that a user waits before you are told", "45");
    fill("From", "22:30");
    fill("To", "06:00");
    page.locator("form[action$='/telegram/notices'] button").click();
    assertThat(page.locator("body")).containsText("Notices saved.");
    assertThat(page.getByLabel("Backup is old", new Page.GetByLabelOptions().setExact(true)))
        .not()
        .isChecked();
    assertThat(page.getByLabel("From", new Page.GetByLabelOptions().setExact(true)))
        .hasValue("22:30");
    assertThat(
            house.rows(
                "SELECT wait_minutes, quiet_from, quiet_to, kinds LIKE '%backup%' FROM staff"))
        .containsExactly("45|1350|360|0");
    press("Send test notice");
    assertThat(page.locator("body")).containsText("Test notice sent.");
    assertThat(StaffFixture.text(ann.messages().getLast())).contains("This is a test notice");
    fits();
    shoot("saved");
    press("Unlink chat");
    assertThat(page.locator("body")).containsText("Chat unlinked.");
    say("hello", "hello");
    assertThat(house.textsOf(ann.id())).containsExactly("hello");
    assertThat(house.rows("SELECT action, result FROM audit_log WHERE action LIKE 'staff%'"))
        .contains("staff.link|done", "staff.unlink|done");
  }

  @Test
  void noticesFollowTheLanguageOfTheConsole() {
    linkAnn();
    page.locator("#look-language").selectOption("de");
    page.locator("form[action$='/look'] button").click();
    heading("Dein Konto");
    press("Testmeldung senden");
    assertThat(StaffFixture.text(ann.messages().getLast())).contains("Das ist eine Testmeldung");
    fits();
    shoot("german");
    page.locator("#look-language").selectOption("en");
    page.locator("form[action$='/look'] button").click();
    heading("Your account");
  }

  @Test
  void anOwnerAllowsNames() {
    linkAnn();
    var id = house.rows("SELECT account_id FROM staff").getFirst();
    page.navigate(at("/admin/accounts/" + id));
    heading("ana");
    page.getByLabel("Notices may name users").check();
    page.locator("form[action$='/names'] button").click();
    assertThat(page.locator("body")).containsText("Notices saved.");
    assertThat(house.rows("SELECT names_allowed FROM staff")).containsExactly("1");
    fits();
    shoot("names");
  }
}
