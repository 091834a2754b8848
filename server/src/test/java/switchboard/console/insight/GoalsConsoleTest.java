package switchboard.console.insight;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.domain.Role;
import switchboard.insight.DurationBucket;
import switchboard.insight.Period;
import switchboard.store.GoalDao.GoalFigures;
import switchboard.store.GoalDao.GoalTimes;
import switchboard.testing.ApiClient;
import switchboard.testing.ConsoleTestBase;
import switchboard.testing.TestServer;

/** The goals of the sample, in a real browser. */
class GoalsConsoleTest extends ConsoleTestBase {

  @Override
  protected void prepare() {
    super.prepare();
    house.botFile(Path.of("bot.yaml"));
  }

  private void figures() {
    long today = Period.day(house.simulator().clock().now());
    house
        .server()
        .store()
        .run(tables -> {
          tables
              .goals()
              .addFigures(
                  List.of(
                      new GoalFigures("reserve", today - 1, 1, 120),
                      new GoalFigures("reserve", today - 1, 2, 63),
                      new GoalFigures("reserve", today - 1, 3, 43),
                      new GoalFigures("reserve", today - 30, 1, 80),
                      new GoalFigures("reserve", today - 30, 2, 20),
                      new GoalFigures("reserve", today - 30, 3, 16),
                      new GoalFigures("removed", today, 1, 99)));
          var minutes = DurationBucket.of(Duration.ofMinutes(3)).number();
          tables.goals().addTimes(List.of(new GoalTimes("reserve", today - 1, minutes, 43)));
        });
  }

  private Locator goals(Role role) {
    account("ana", role);
    logIn();
    heading("Corner Café");
    page.navigate(at("/admin/insight"));
    heading("Insight");
    return page.locator("[data-block=goals]");
  }

  @Test
  void aFunnelShowsWhereAttemptsEnd() {
    figures();
    var block = goals(Role.OWNER);
    assertThat(block.locator(".says"))
        .hasText(
            "Most attempts are at “Reserve a table”: 36 % of them reach it;"
                + " the others end most often at “❓ Questions”.");
    assertThat(block.locator(".says + .hint"))
        .containsText("“Reserve a table”: 20 % of them reach it");
    assertThat(block.locator("h3")).hasText(new String[] {"Reserve a table", "Order a cake"});
    assertThat(block.locator(".told"))
        .hasText(
            new String[] {
              "43 of 120 attempts reached it."
                  + " People gave up most often between “❓ Questions” and “🪑 Booking” (57 of 77)."
                  + " Half of the successful attempts took 3.3 min or less.",
              "No attempts in this time."
            });
    var details =
        new ApiClient(house, TestServer.ADMIN_TOKEN).json("GET /insight/goals").path("details");
    assertThat(block.locator(".told").first()).hasText(details.path(0).path("text").asString());
    assertThat(block.locator("h3").last()).hasText(details.path(1).path("about").asString());
    assertThat(block.locator(".funnel li"))
        .containsText(new String[] {"❓ Questions", "🪑 Booking", "☎️ Contact"});
    assertThat(block.locator(".funnel li span"))
        .hasText(new String[] {"120 100 %", "63 52.5 %", "43 35.8 %"});
    assertThat(block).not().containsText("99");
    shoot("insight-goals");
    fits();
    block.locator("[data-table=steps] summary").click();
    assertThat(block.locator("[data-table=steps] tbody tr").nth(1).locator("td"))
        .hasText(
            new String[] {
              "Reserve a table", "reserve", "🪑 Booking", "63", "20", "52.5 %", "52.5 %"
            });
    block.locator("[data-table=goals] summary").click();
    shoot("insight-goals-tables");
    fits();
  }

  @Test
  void analystsSeeNoShareOfFewAttempts() {
    long today = Period.day(house.simulator().clock().now());
    house
        .server()
        .store()
        .run(tables ->
            tables
                .goals()
                .addFigures(
                    List.of(
                        new GoalFigures("reserve", today, 1, 40),
                        new GoalFigures("reserve", today, 2, 20),
                        new GoalFigures("reserve", today, 3, 3))));
    var block = goals(Role.ANALYST);
    assertThat(block.locator(".says"))
        .hasText("“Reserve a table”: 40 attempts; some numbers are hidden.");
    assertThat(block.locator(".told").first()).hasText("40 attempts; some numbers are hidden.");
    assertThat(block.locator(".funnel li").last()).containsText("under 5");
    assertThat(block.locator(".funnel")).not().containsText("%");
    shoot("insight-goals-analyst");
  }

  @Test
  void withoutGoalsTheBlockSaysHowToAddThem() {
    house.botFile("first");
    house.awaitBot("first");
    account("ana", Role.OWNER);
    logIn();
    heading("Corner Shop");
    page.navigate(at("/admin/insight"));
    assertThat(page.locator("[data-block=goals] .says")).containsText("Add “goals”");
    assertThat(page.locator("[data-block=goals] .says + .hint")).hasCount(0);
    shoot("insight-goals-none");
  }
}
