package switchboard.console.insight;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.domain.Role;
import switchboard.testing.RollupRows;
import switchboard.testing.SharedConsoleTestBase;

/** The page Insight, in a real browser. */
class InsightConsoleTest extends SharedConsoleTestBase {

  private RollupRows rows;

  @BeforeEach
  final void figures() {
    forgetEverybody();
    rows = new RollupRows(house);
    rows.clear();
  }

  private void openAs(Role role) {
    account("ana", role);
    logIn();
    heading("Corner Shop");
    page.navigate(at("/admin/insight"));
    heading("Insight");
  }

  private Locator block(String word) {
    return page.locator("[data-block=" + word + "]");
  }

  @Test
  void eachBlockHasASentenceAPictureAndTheTablesBehindIt() {
    rows.fill();
    account("ana", Role.OWNER);
    logIn();
    heading("Corner Shop");
    page.keyboard().press("g");
    page.keyboard().press("n");
    heading("Insight");
    assertThat(block("people").locator(".says")).hasText("12 more people came than left.");
    assertThat(block("people").locator(".says + .hint"))
        .hasText("The 28 days before: 5 more people came than left.");
    assertThat(block("staying").locator(".says"))
        .hasText("Of 100 new people, 50 are active one week later and 25 four weeks later.");
    assertThat(block("ways").locator(".says"))
        .hasText("Visits end most often at “Opening hours”: 60 of 100. 1 screen was never opened.");
    assertThat(block("languages").locator(".says"))
        .hasText(
            "The language most missed is Italian:"
                + " 3 people have it in their app and read English instead.");
    for (var word : new String[] {"people", "staying", "ways"}) {
      assertThat(block(word).locator("svg[role=img]").first()).isVisible();
    }
    shoot("insight");
    fits();

    var table = block("people").locator("[data-table=totals]");
    table.locator("summary").focus();
    page.keyboard().press("Enter");
    assertThat(table.locator("tbody tr").first().locator("td"))
        .hasText(new String[] {"New people", "14", "5"});
    var ways = block("ways").locator("[data-table=screens]");
    ways.locator("summary").click();
    assertThat(ways.locator("tbody")).containsText("(removed) gone");
    assertThat(ways.locator("tbody")).containsText("Message history");
    block("ways").locator("[data-terms] summary").click();
    assertThat(block("ways").locator("[data-terms]")).containsText("without a pause of 30 minutes");
    shoot("insight-tables");
    fits();
  }

  @Test
  void theRangeIsChosenAndTablesAreFiles() {
    rows.fill();
    openAs(Role.OWNER);
    follow("7 days");
    page.waitForURL("**days=7");
    assertThat(block("people").locator(".says")).hasText("7 more people came than left.");
    assertThat(
            page.request()
                .get(at("/admin/insight?days=28&block=people&table=totals&format=csv"))
                .text())
        .isEqualTo(
            """
            \uFEFF"figure","number","number_before"\r
            "New people","14","5"\r
            "Came back after blocking the bot","2","1"\r
            "Blocked the bot","3","1"\r
            "Erased","1","0"\r
            "Visits","40","0"\r
            """);
    assertThat(
            page.request()
                .get(at("/admin/insight?block=languages&table=languages&format=json"))
                .text())
        .contains("{\"language\":\"it\",\"people\":3,", "\"status\":\"missing\",\"hidden\":[]}");
    assertThat(page.request().get(at("/admin/insight?block=ways&table=none&format=csv")).status())
        .isEqualTo(404);
    assertThat(page.request().get(at("/admin/insight?block=none&format=csv")).status())
        .isEqualTo(400);
  }

  @Test
  void analystsSeeNoSmallNumbers() {
    rows.fill();
    openAs(Role.ANALYST);
    assertThat(block("languages").locator(".says"))
        .hasText(
            "The language most missed is Italian:"
                + " under 5 people have it in their app and read English instead.");
    assertThat(block("languages").locator(".bars > li").nth(1)).containsText("hidden");
    assertThat(block("languages").locator(".bars > li").nth(2)).containsText("under 5");
    assertThat(
            page.request()
                .get(at("/admin/insight?block=languages&table=languages&format=csv"))
                .text())
        .contains("\"Italian\",\"under 5\",\"–\"");
    assertThat(
            page.request()
                .get(at("/admin/insight?block=languages&table=languages&format=json"))
                .text())
        .contains("{\"language\":\"it\",\"people\":null,", "\"hidden\":[\"people\"]");
    shoot("insight-analyst");
    fits();
  }

  @Test
  void withoutFiguresThePageSaysSo() {
    openAs(Role.OPERATOR);
    assertThat(block("people").locator(".says")).hasText("Nobody came, and nobody left.");
    assertThat(block("ways").locator(".says")).hasText("There were no visits.");
    shoot("insight-empty");
    fits();
  }
}
