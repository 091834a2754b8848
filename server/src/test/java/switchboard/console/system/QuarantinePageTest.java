package switchboard.console.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.testing.BrainFaults;
import switchboard.testing.BrainFaults.Failure;
import switchboard.testing.ConsoleTestBase;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;

/** The quarantine pages in a real browser. */
class QuarantinePageTest extends ConsoleTestBase {

  private final BrainFaults faults = new BrainFaults();

  @Override
  protected void prepare() {
    house.with(faults);
  }

  /** Makes the bot fail on that many updates, from number 40 on. */
  private void stumble(int times) {
    faults.poison(Failure.IllegalStateException);
    for (int i = 0; i < times; i++) {
      house.post(TestServer.text(40 + i, 71, BrainFaults.POISON));
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

  private List<String> log() {
    return house.rows("SELECT action, object, result FROM audit_log WHERE action LIKE 'quar%'");
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
    stumble(1);
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
    Eventually.has(this::log, "quarantine.replay|40|begun", "quarantine.replay|40|done");
  }

  @Test
  void oneIsThrownAwayByWhoSaysThatItIsNotNeeded() {
    stumble(2);
    follow("41");
    press("Discard update");
    assertThat(page.locator("[name=sure]:invalid")).hasCount(1);
    page.locator("form[action$=discard]").evaluate("form => form.noValidate = true");
    press("Discard update");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Confirm with the checkbox");
    page.getByLabel("This update is no longer needed").check();
    press("Discard update");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Update discarded.");
    assertThat(count()).isEqualTo(1);
    Eventually.has(this::log, "quarantine.discard|41|failed", "quarantine.discard|41|done");
    page.navigate(at("/admin/quarantine/41"));
    heading("Page not found");
  }

  @Test
  void manyAreOnSeveralPages() {
    stumble(51);
    assertThat(page.locator("tbody tr")).hasCount(50);
    fits();
    follow("Next");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.getByRole(AriaRole.TABLE)).containsText("90");
  }

  @Test
  void whoCameLongAgoShowsFirstThatItIsStillThem() {
    stumble(1);
    house.turn(Duration.ofMinutes(6));
    follow("40");
    assertThat(page.getByText("Retry update")).hasCount(0);
    follow("Log in again to make changes here.");
    fill("Password", PASSWORD);
    press("Continue");
    heading("Update 40");
    assertThat(page.getByText("Retry update")).hasCount(1);
  }
}
