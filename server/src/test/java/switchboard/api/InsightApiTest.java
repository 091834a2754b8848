package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.testing.ApiClient.isProblem;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.auth.ApiTokens;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.ApiClient;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.RollupRows;
import switchboard.testing.TestServer;
import switchboard.web.Permission;

/** The figures of the page Insight, for scripts. */
@OnEachDatabase
class InsightApiTest {

  private TestServer house;

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new TestServer(folder, "first");
    house.open(LegacyPath.MIGRATE);
    new RollupRows(house).fill();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ApiClient with(Permission scope) {
    var tokens = new ApiTokens(house.server().store(), null, house.simulator().clock()::now);
    return new ApiClient(house, tokens.create("script", Set.of(scope), 0));
  }

  private ApiClient administrator() {
    return new ApiClient(house, TestServer.ADMIN_TOKEN);
  }

  @Test
  void aBlockHasASummaryAndTables() {
    var people = administrator().json("GET /insight/people?days=28");
    assertThat(people.path("block").asString()).isEqualTo("people");
    assertThat(people.path("days").asInt()).isEqualTo(28);
    assertThat(people.path("summary").asString()).isEqualTo("12 more people came than left.");
    assertThat(people.path("before").asString()).isEqualTo("5 more people came than left.");
    var totals = people.path("tables").path(0);
    assertThat(totals.path("columns").toString())
        .isEqualTo("[\"figure\",\"number\",\"number_before\"]");
    assertThat(totals.path("rows").path(0).toString())
        .isEqualTo("{\"figure\":\"newcomers\",\"number\":14,\"number_before\":5,\"hidden\":[]}");
    assertThat(with(Permission.STATS).json("GET /insight/languages").path("before").isNull())
        .isTrue();
  }

  @Test
  void whatWasNotCountedIsNull() {
    var people = administrator().json("GET /insight/people?days=365");
    assertThat(people.path("before").isNull()).isTrue();
    assertThat(people.path("tables").path(0).path("rows").path(0).toString())
        .isEqualTo("{\"figure\":\"newcomers\",\"number\":19,\"number_before\":null,\"hidden\":[]}");
    assertThat(people.path("details").toString()).isEqualTo("[]");
  }

  @Test
  void withoutTheScopeReadSmallCountsAreHidden() {
    var path = "GET /insight/languages";
    assertThat(with(Permission.READ).ask(path).statusCode()).isEqualTo(403);
    var all = administrator().json(path).path("tables").path(0);
    assertThat(all.path("rows").path(2).path("people").asInt()).isEqualTo(3);
    var some = with(Permission.STATS).json(path);
    var italian = some.path("tables").path(0).path("rows").path(2);
    assertThat(italian.path("language").asString()).isEqualTo("it");
    assertThat(italian.path("people").isNull()).isTrue();
    assertThat(italian.path("hidden").toString()).isEqualTo("[\"people\"]");
    assertThat(some.path("summary").asString()).contains("under 5 people");
  }

  @Test
  void theDigestHasALineForEachBlock() {
    var digest = administrator().json("GET /insight/digest");
    assertThat(digest.path("lines").size()).isGreaterThanOrEqualTo(4);
    assertThat(digest.path("lines").path(0).toString())
        .isEqualTo("{\"block\":\"people\",\"text\":\"7 more people came than left.\"}");
  }

  @Test
  void anErrorNamesWhatIsAllowed() {
    var client = with(Permission.STATS);
    var days = client.ask("GET /insight/people?days=8");
    isProblem(days, 400, "days");
    assertThat(days.body()).contains("Expected one of 7, 28, 90, 365.");
    var block = client.ask("GET /insight/nothing");
    isProblem(block, 400, "block");
    assertThat(block.body()).contains("Expected one of people, staying, ways");
    isProblem(client.ask("GET /insight/people?days=week"), 400, "days");
  }
}
