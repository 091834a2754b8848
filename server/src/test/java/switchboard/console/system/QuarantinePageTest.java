package switchboard.console.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.testing.BrainFaults;
import switchboard.testing.BrainFaults.Failure;
import switchboard.testing.Eventually;
import switchboard.testing.SharedConsoleTestBase;
import switchboard.testing.TestServer;

/** The quarantine pages in a real browser. */
class QuarantinePageTest extends SharedConsoleTestBase {

  private final BrainFaults faults = new BrainFaults();

  @Override
  protected void prepare() {
    house.with(faults);
  }

  @BeforeEach
  void empty() {
    forgetEverybody();
    house.meddle("DELETE FROM quarantine");
  }

  /** Makes the bot fail on that many updates, from a number on that no other test uses. */
  private void stumble(int first, int times) {
    faults.poison(Failure.IllegalStateException);
    for (int i = 0; i < times; i++) {
      house.post(TestServer.text(first + i, 71, BrainFaults.POISON));
    }
    assertThat(count()).isEqualTo(times);
    owner();
    logIn();
    heading("Corner Shop");
    follow("Quarantine");
    heading("Quarantine");
  }

  private long count() {
    return house.read(tables -> tables.quarantine().count());
  }

  private List<String> log(String action) {
    return house.rows("SELECT object, result FROM audit_log WHERE action = '" + action + "'");
  }

  @Test
  void anEmptyOneSaysWhatItIs() {
    owner();
    logIn();
    heading("Corner Shop");
    follow("Quarantine");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("No updates in quarantine.");
    fits();
  }

  @Test
  void anUpdateIsLookedAtWithoutWhatIsPersonalAndTriedAgain() {
    stumble(40, 1);
    assertThat(page.getByRole(AriaRole.TABLE)).containsText("IllegalStateException");
    follow("40");
    heading("Update 40");
    assertThat(page.locator("pre")).containsText("\"update_id\" : 40");
    assertThat(page.locator("pre")).containsText("\"first_name\" : \"…\"");
    assertThat(page.locator("pre")).containsText("\"type\" : \"private\"");
    assertThat(page.content()).doesNotContain(BrainFaults.POISON);
    fits();

    faults.cure();
    press("Retry update");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("will be retried within seconds");
    Eventually.holds("it left", () -> count() == 0);
    assertThat(house.textsOf(71)).containsExactly(BrainFaults.POISON);
    Eventually.has(() -> log("quarantine.replay"), "40|begun", "40|done");
  }

  @Test
  void oneIsThrownAwayByWhoSaysThatItIsNotNeeded() {
    stumble(140, 2);
    follow("141");
    press("Discard update");
    assertThat(page.locator("[name=sure]:invalid")).hasCount(1);
    page.locator("form[action$=discard]").evaluate("form => form.noValidate = true");
    press("Discard update");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Confirm with the checkbox");
    page.getByLabel("This update is no longer needed").check();
    press("Discard update");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Update discarded.");
    assertThat(count()).isEqualTo(1);
    Eventually.has(() -> log("quarantine.discard"), "141|failed", "141|done");
    page.navigate(at("/admin/quarantine/141"));
    heading("Page not found");
  }

  @Test
  void manyAreOnSeveralPages() {
    stumble(240, 51);
    assertThat(page.locator("tbody tr")).hasCount(50);
    fits();
    follow("Next");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.getByRole(AriaRole.TABLE)).containsText("290");
  }

  @Test
  void whoCameLongAgoShowsFirstThatItIsStillThem() {
    stumble(340, 1);
    house.turn(Duration.ofMinutes(6));
    follow("340");
    assertThat(page.getByText("Retry update")).hasCount(0);
    follow("Log in again to make changes here.");
    fill("Password", PASSWORD);
    press("Continue");
    heading("Update 340");
    assertThat(page.getByText("Retry update")).hasCount(1);
  }
}
