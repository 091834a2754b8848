package switchboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The page of warnings, in a real browser. */
class WarningPageTest extends ConsoleCase {

  @Test
  void theSameWordsStandTogether() {
    var log = LoggerFactory.getLogger("switchboard.somewhere.Probe");
    log.atWarn().addKeyValue("n", 1).log("<b>A probe</b> says this");
    log.atWarn().addKeyValue("n", 2).log("<b>A probe</b> says this");
    log.atError().setCause(new IllegalStateException("not shown")).log("A probe fails".repeat(200));
    log.atInfo().log("A probe is well");
    owner();
    logIn();
    heading("Corner Shop");
    page.locator(".tiles > div:has-text('Errors in 24 hours') a").click();
    heading("Warnings");
    var probes = page.locator("tbody tr:has-text('A probe')");
    assertThat(probes).hasCount(2);
    assertThat(probes.first()).containsText("java.lang.IllegalStateException");
    assertThat(probes.last()).containsText("<b>A probe</b> says this");
    assertThat(probes.last()).containsText("warning · Probe");
    assertThat(probes.last()).containsText("n=2");
    assertThat(probes.last().locator("td.number")).hasText("2");
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("not shown");
    fits();
  }
}
