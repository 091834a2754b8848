package switchboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.BrainFaults.Failure;
import switchboard.access.Accounts;
import switchboard.access.Passwords;
import switchboard.engine.Webhook.LegacyPath;

/** The quarantine pages in a real browser. */
class QuarantinePageTest extends ConsoleCase {

  private final BrainFaults faults = new BrainFaults();

  /** Makes the bot fail on that many updates, from number 40 on. */
  private void stumble(int times) {
    house.stop();
    house.with(faults).open(LegacyPath.MIGRATE);
    accounts = new Accounts(house.server().store(), new Passwords(), this::now);
    faults.poison(Failure.IllegalStateException);
    for (int i = 0; i < times; i++) {
      house.post(House.text(40 + i, 71, BrainFaults.POISON));
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
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Nothing is in quarantine.");
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
    press("Try it again");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("tried again within seconds");
    Eventually.holds("it left", () -> count() == 0);
    assertThat(house.textsOf(71)).containsExactly(BrainFaults.POISON);
    Eventually.has(this::log, "quarantine.replay|40|begun", "quarantine.replay|40|done");
  }

  @Test
  void oneIsThrownAwayByWhoSaysThatItIsNotNeeded() {
    stumble(2);
    follow("41");
    press("Throw it away");
    assertThat(page.locator("[name=sure]:invalid")).hasCount(1);
    page.locator("form[action$=discard]").evaluate("form => form.noValidate = true");
    press("Throw it away");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Say that it is not needed");
    page.getByLabel("Nobody needs this update any more").check();
    press("Throw it away");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("The update is gone.");
    assertThat(count()).isEqualTo(1);
    Eventually.has(this::log, "quarantine.discard|41|failed", "quarantine.discard|41|done");
    page.navigate(at("/admin/quarantine/41"));
    heading("That is not there");
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
    assertThat(page.getByText("Try it again")).hasCount(0);
    follow("To change anything here, show first that it is you.");
    fill("Password", PASSWORD);
    press("Go on");
    heading("Update 40");
    assertThat(page.getByText("Try it again")).hasCount(1);
  }
}
