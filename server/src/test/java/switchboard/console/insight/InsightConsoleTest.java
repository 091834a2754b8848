package switchboard.console.insight;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.domain.Role;
import switchboard.insight.Period;
import switchboard.testing.Chromium;
import switchboard.testing.RollupRows;
import switchboard.testing.SharedConsoleTestBase;

/** The page Insight, in a real browser. */
class InsightConsoleTest extends SharedConsoleTestBase {

  /** Elements that are wider than what holds them, outside of what scrolls. */
  private static final String CUT =
      """
      [...document.querySelectorAll('main *')]
        .filter(it => !it.closest('.scroll, svg, .terms, .visually-hidden'))
        .filter(it => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0)
        .map(it => it.outerHTML.slice(0, 200))
      """;

  /** Scrolls to the end, and tells whether the first column stays. */
  private static final String SCROLLED =
      """
      (it, column) => {
        it.scrollLeft = 9999;
        const left = it.querySelector(column).getBoundingClientRect().left;
        return it.scrollLeft > 0 && Math.abs(left - it.getBoundingClientRect().left) < 1;
      }
      """;

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
        .hasText(
            "The 28 days before, counted since %s: 5 more people came than left."
                .formatted(day(40)));
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
    shoot("insight-tables");
    fits();
  }

  private String day(int ago) {
    var date = LocalDate.ofInstant(now(), ZoneOffset.UTC).minusDays(ago);
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(Locale.ENGLISH)
        .format(date);
  }

  @Test
  void wordsAreExplainedAtEachHeading() {
    rows.fill();
    openAs(Role.OWNER);
    var buttons = page.locator(".heading .ask");
    assertThat(buttons).hasCount(8);
    var words = page.locator("#people-terms");
    assertThat(words).isHidden();
    buttons.first().focus();
    page.keyboard().press("Enter");
    assertThat(words).isVisible();
    assertThat(words).containsText("Back after a pause");
    assertThat(words).containsText("Also called resurrected.");
    shoot("insight-terms");
    fits();
    page.keyboard().press("Escape");
    assertThat(words).isHidden();
    page.setViewportSize(390, 844);
    for (int i = 0; i < buttons.count(); i++) {
      buttons.nth(i).click();
      var shown = page.locator(".terms:popover-open");
      assertThat(shown.getByRole(AriaRole.LINK)).isVisible();
      assertThat(shown).isInViewport(new IsInViewportOptions().setRatio(1));
      page.keyboard().press("Escape");
    }
  }

  @Test
  void withoutScriptsWordsAreExplainedToo() {
    rows.fill();
    openAs(Role.OWNER);
    var withoutScripts =
        new Browser.NewContextOptions()
            .setJavaScriptEnabled(false)
            .setStorageState(context.storageState());
    try (var reader = Chromium.shared().newContext(withoutScripts)) {
      var plain = reader.newPage();
      plain.navigate(at("/admin/insight"));
      plain.locator(".heading .ask").nth(2).press("Enter");
      assertThat(plain.locator("#ways-terms:popover-open"))
          .containsText("without a pause of 30 minutes");
    }
  }

  @Test
  void aYearBeginsWithItsFirstFigures() {
    rows.fill();
    openAs(Role.OWNER);
    page.navigate(at("/admin/insight?days=365"));
    assertThat(page.locator(".top + .hint"))
        .hasText("Counting began on %s, so there is nothing to compare with.".formatted(day(40)));
    assertThat(block("people").locator(".says + .hint")).hasCount(0);
    assertThat(block("people").locator(".totals small")).hasCount(0);
    assertThat(block("people").locator("[data-table=totals] th")).hasCount(2);
    assertThat(block("people").locator(".stack-chart g")).hasCount(8);
    assertThat(block("staying").locator(".triangle").first()).containsText("Week from");
    assertThat(block("staying").locator("[data-table=cohorts] tbody tr")).hasCount(7);
    page.navigate(at("/admin/insight?days=7"));
    assertThat(page.locator(".top + .hint")).hasCount(0);
    shoot("insight-year");
  }

  /** What is wider than a phone scrolls, shows so, and keeps its first column in sight. */
  @Test
  void onAPhoneWideTablesKeepTheirFirstColumn() {
    rows.fill();
    openAs(Role.OWNER);
    for (int days : Period.CHOICES.reversed()) {
      page.navigate(at("/admin/insight?days=" + days));
      page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)");
      fitsAPhone();
      assertThat(page.evaluate(CUT)).as("texts that are cut off").isEqualTo(List.of());
    }
    var table = block("ways").locator("[data-table=screens] .scroll");
    assertThat(table.evaluate(SCROLLED, "td")).isEqualTo(true);
    assertThat(block("staying").locator(".weeks").evaluate(SCROLLED, "svg")).isEqualTo(true);
    assertThat(table).hasCSS("background-attachment", "local, scroll");
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
    assertThat(page.locator(".top + .hint + .hint"))
        .hasText(
            "Numbers of people under 5 could point at single people. Your role sees “under 5”"
                + " instead, and “hidden” for larger numbers from which these could be computed.");
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
