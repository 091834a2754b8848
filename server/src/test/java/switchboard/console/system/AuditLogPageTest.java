package switchboard.console.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import switchboard.domain.Role;
import switchboard.testing.ConsoleTestBase;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;

/** The audit log page in a real browser. */
class AuditLogPageTest extends ConsoleTestBase {

  private void comeIn() {
    owner();
    logIn();
    heading("Corner Shop");
    follow("Audit log");
    heading("Audit log");
  }

  @Test
  void itIsReadAndFiltered() {
    house.post(TestServer.text(1, 71, "hello"));
    owner();
    logIn();
    heading("Corner Shop");
    page.navigate(at("/admin/people/71"));
    Eventually.has(() -> house.rows("SELECT action FROM audit_log"), "people.read");
    follow("Audit log");
    heading("Audit log");
    assertThat(page.locator("tbody tr").first()).containsText("viewed people’s data");
    fits();
    page.locator("#action").selectOption("login");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody tr")).containsText("ana");
    fill("Actor", "ANA");
    page.keyboard().press("Enter");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("#actor")).hasValue("ANA");
    fill("Actor", "<script>alert(1)</script>");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("No entries match these filters.");
    follow("Show all entries");
    fill("Target", "71");
    page.keyboard().press("Enter");
    var others = new Locator.FilterOptions().setHasNotText("71");
    assertThat(page.locator("tbody tr").filter(others)).hasCount(0);
    page.locator("tbody tr").first().getByText("71").click();
    heading("P");
    page.navigate(at("/admin/audit?person=somebody"));
    heading("Request rejected");
  }

  @Test
  void programsReadTheSame() {
    comeIn();
    var json = page.request().get(at("/admin/audit?action=login&format=json"));
    assertThat(json.headers().get("content-type")).startsWith("application/json");
    assertThat(json.text()).contains("\"action\":\"login\"", "\"actor\":\"ana\"");
    var csv = page.request().get(at("/admin/audit?actor=nobody%20like%20that&format=csv"));
    assertThat(csv.text()).doesNotContain("ana");
  }

  @Test
  void theChainIsCheckedAndWhatWasMeddledWithIsFound() {
    comeIn();
    press("Verify audit log");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The log is intact");
    house.meddle("UPDATE audit_log SET actor = 'eve' WHERE id = 1");
    press("Verify audit log");
    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText("The log is not intact. Row 1 is the first that does not match");
    fits();
  }

  @Test
  void anAuditorBeginsHereAndFollowsNobody() {
    house.post(TestServer.text(1, 71, "hello"));
    assertThat(house.command("export", "71")).isNotEmpty();
    account("ana", Role.AUDITOR);
    logIn();
    heading("Audit log");
    assertThat(page.locator("tbody a")).hasCount(0);
    assertThat(page.getByRole(AriaRole.NAVIGATION)).not().containsText("People");
  }
}
