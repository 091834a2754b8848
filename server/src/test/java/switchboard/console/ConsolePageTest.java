package switchboard.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import switchboard.domain.Role;
import switchboard.testing.Chromium;
import switchboard.testing.SharedConsoleTestBase;
import switchboard.testing.TestServer;

/** The console in a real browser. */
class ConsolePageTest extends SharedConsoleTestBase {

  private static final AtomicLong UPDATES = new AtomicLong();

  private static final Pattern HREF = Pattern.compile("<a [^>]*?href=\"(/[^#\"]*)");

  @BeforeEach
  void enter() {
    forgetEverybody();
  }

  @Test
  void theFirstOwnerComesByTheLinkAndIsToldWhatIsWrong() {
    var code = accounts.inviteOwner();
    page.navigate(at("/setup?code=" + code));
    heading("First administrator");
    fill("Name", "Ana");
    fill("New password", "passwordpassword");
    fill("Repeat new password", "passwordpassword");
    press("Save");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("easy to guess");
    assertThat(page.getByLabel("Name")).hasValue("Ana");
    fill("New password", PASSWORD);
    fill("Repeat new password", PASSWORD + "!");
    press("Save");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("passwords do not match");
    fill("New password", PASSWORD);
    fill("Repeat new password", PASSWORD);
    press("Save");

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("saved");
    password();
    heading("Corner Shop");
    page.navigate(at("/setup?code=" + code));
    heading("Link no longer valid");
  }

  @Test
  void aPageIsShownOnlyToWhoIsLoggedInAndAfterwardsItself() {
    owner();
    page.navigate(at("/admin/tokens"));
    fill("Name", "ana");
    fill("Password", "something else");
    press("Log in");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Incorrect name or password");
    password();
    heading("API tokens");
    press("Log out");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("You are logged out.");
    page.goBack();
    page.reload();
    heading("Log in");
  }

  @Test
  void pagesLookAsTheirReaderChose() {
    owner();
    logIn();
    follow("Your account");
    page.getByLabel("Language", new Page.GetByLabelOptions().setExact(true)).selectOption("de");
    page.getByLabel("Theme").selectOption("Dark");
    page.locator("form[action$=look] button").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Darstellung gespeichert.");
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    press("Abmelden");
    heading("Anmelden");
  }

  @Test
  void aChangeAfterFiveMinutesAsksAgainWhoItIs() {
    owner();
    logIn();
    follow("API tokens");
    house.turn(Duration.ofMinutes(6));
    fill("Name", "monitoring");
    page.locator("[name=scope][value=stats]").check();
    press("Create token");
    heading("Log in again");
    fill("Password", "not mine");
    press("Continue");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Incorrect password");
    fill("Password", PASSWORD);
    press("Continue");

    heading("API tokens");
    assertThat(page.getByRole(AriaRole.MAIN))
        .containsText("No API tokens yet. Create the first one below.");
    fill("Name", "monitoring");
    press("Create token");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("at least one");
    assertThat(page.locator("#name")).hasValue("monitoring");
    page.locator("[name=scope][value=stats]").check();
    press("Create token");
    assertThat(page.locator("code.secret")).containsText(Pattern.compile("^sb_\\w{49}$"));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Revoke monitoring"))
        .click();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("stats · revoked");
  }

  @Test
  void anOwnerInvitesSomebodyAndShutsThemOut() {
    owner();
    logIn();
    follow("Accounts");
    fill("Name", "ben");
    press("Create account");
    var link = page.locator("code.secret").innerText();
    try (var other = Chromium.shared().newContext()) {
      var bens = other.newPage();
      bens.navigate(link);
      bens.getByLabel("New password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
      bens.getByLabel("Repeat new password").fill(PASSWORD);
      bens.getByText("Save").click();
      bens.getByLabel("Name").fill("ben");
      bens.getByLabel("Password").fill(PASSWORD);
      bens.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in").setExact(true))
          .click();
      assertThat(bens.locator("h1")).hasText("Corner Shop");
      assertThat(bens.getByRole(AriaRole.NAVIGATION).first()).not().containsText("Accounts");

      follow("ben");
      press("Disable account");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("disabled");
      bens.reload();
      assertThat(bens.getByRole(AriaRole.HEADING)).hasText("Log in");
    }
    follow("All accounts");
    follow("ana");
    press("Disable account");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("At least one owner is required");
  }

  @Test
  void anotherPasswordLogsOutEverywhereElse() {
    owner();
    logIn();
    heading("Corner Shop");
    try (var other = Chromium.shared().newContext()) {
      var elsewhere = page;
      page = other.newPage();
      logIn();
      page.navigate(at("/admin/account"));
      fill("Current password", PASSWORD);
      fill("New password", "neljä sinistä kenkää");
      fill("Repeat new password", "neljä sinistä kenkää");
      press("Change password");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Password changed.");
      assertThat(page.locator("#logins ~ ul > li")).hasCount(1);
      page = elsewhere;
    }
    page.reload();
    heading("Log in");
  }

  @ParameterizedTest
  @EnumSource
  void noLinkLeadsWhereItsReaderMayNotGo(Role role) {
    house.post(TestServer.text(UPDATES.incrementAndGet(), 71, "hello"));
    LoggerFactory.getLogger("Probe").error("A probe fails");
    account("ana", role);
    logIn();
    assertThat(page.getByRole(AriaRole.HEADING).first()).not().hasText("Log in");
    var known = new HashSet<String>(Set.of("/admin"));
    var open = new ArrayDeque<>(known);
    while (!open.isEmpty()) {
      var answer = page.request().get(at(open.remove()));
      assertThat(answer.status()).as(answer.url()).isEqualTo(200);
      HREF.matcher(answer.text())
          .results()
          .map(link -> link.group(1).replace("&amp;", "&"))
          .filter(known::add)
          .forEach(open::add);
    }
    assertThat(known.contains("/admin/people"))
        .isEqualTo(role != Role.ANALYST && role != Role.AUDITOR);
  }
}
