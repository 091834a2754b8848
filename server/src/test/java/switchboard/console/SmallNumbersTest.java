package switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.auth.ApiTokens;
import switchboard.auth.RoutePermissionsTest;
import switchboard.domain.Role;
import switchboard.insight.Period;
import switchboard.operations.InsightService;
import switchboard.testing.ApiClient;
import switchboard.testing.LoginTestBase;
import switchboard.testing.RollupRows;
import switchboard.testing.TestServer;
import switchboard.web.Permission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No page, file or endpoint shows an analyst a small number of people with something in common. */
class SmallNumbersTest extends LoginTestBase {

  /** A number from 1 to 4 that stands alone. */
  private static final Pattern SMALL = Pattern.compile("[^>]{0,80}>\\s*([1-4])\\s*<");

  /** Headings of the triangle, which are weeks after the arrival, and the load of the server. */
  private static final Pattern NO_PEOPLE =
      Pattern.compile("<text class=\"later\"[^>]*>\\d+<|<dt>Updates per second</dt>\\s*<dd>[^<]*<");

  /** It grows from one request to the next. */
  private static final Pattern LONGEST_WAIT = Pattern.compile("\"longest_wait\":[0-9.E]+");

  private static final Set<String> WITHOUT_FIGURES =
      Set.of("/admin/account", "/admin/account/app", "/admin/bot/versions/{id}");

  /**
   * Columns with counts of what happened, which say nothing about who did it. A column of people is
   * an {@code ofPeople} instead.
   */
  private static final Set<String> EVENTS =
      Set.of("opened", "left_here", "went_back", "repeated_taps", "times");

  /** So many that no other number is small. */
  @BeforeAll
  void manyWrite() {
    for (int user = 11; user < 20; user++) {
      house.post(TestServer.text(user, user, "hello"));
    }
    house.settle();
  }

  @BeforeEach
  void fewPeopleOfManyKinds() {
    var rows = new RollupRows(house);
    rows.clear();
    rows.few();
  }

  private String analystsToken() {
    return new ApiTokens(house.server().store(), null, house.simulator().clock()::now)
        .create("script", Set.of(Permission.STATS), 0);
  }

  @Test
  void noPageShowsThem() {
    browser.logIn(Role.ANALYST.word(), PASSWORD);
    var pages =
        Stream.concat(
                RoutePermissionsTest.pages()
                    .filter(path -> !WITHOUT_FIGURES.contains(path))
                    .map(path -> path.replaceAll("\\{\\w+}", "1")),
                Stream.of(
                    "/admin/insight?days=7",
                    "/admin/insight?days=90",
                    "/admin/insight?days=365",
                    "/admin?range=365",
                    "/admin/words?weeks=4",
                    "/admin/words?language=it"))
            .filter(path -> browser.get(path).statusCode() == 200)
            .toList();
    assertThat(pages).contains("/admin", "/admin/insight", "/admin/words", "/admin/bot");
    for (var page : pages) {
      assertThat(small(browser.get(page).body())).as(page).isEmpty();
    }
  }

  /** The same pages show them to an operator: the test can fail. */
  @Test
  void operatorsSeeThem() {
    browser.logIn(Role.OPERATOR.word(), PASSWORD);
    for (var page : List.of("/admin", "/admin/insight", "/admin/words")) {
      assertThat(small(browser.get(page).body())).as(page).anyMatch(found -> found.contains("3"));
    }
  }

  private static List<String> small(String html) {
    return SMALL
        .matcher(NO_PEOPLE.matcher(html).replaceAll("<text>"))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static String withoutWait(String json) {
    return LONGEST_WAIT.matcher(JsonMapper.shared().readTree(json).toString()).replaceAll("");
  }

  @Test
  void noFileAndNoEndpointShowsThem() {
    browser.logIn(Role.ANALYST.word(), PASSWORD);
    var client = new ApiClient(house, analystsToken());
    var owner = new ApiClient(house, TestServer.ADMIN_TOKEN);
    int hidden = 0;
    for (var block : InsightService.blocks()) {
      for (int days : Period.CHOICES) {
        var path = "GET /insight/" + block + "?days=" + days;
        var shown = client.json(path).path("tables");
        hidden += check(path, shown, owner.json(path).path("tables"));
        for (var table : shown) {
          var file =
              "/admin/insight?days=%d&block=%s&table=%s&format="
                  .formatted(days, block, table.path("name").asString());
          assertThat(withoutWait(browser.get(file + "json").body()))
              .isEqualTo(withoutWait(table.path("rows").toString()));
          csv(table, browser.get(file + "csv").body());
        }
      }
    }
    assertThat(hidden).as("numbers that an owner sees, and an analyst does not").isPositive();
  }

  /** Returns how many numbers are hidden. */
  private static int check(String path, JsonNode shown, JsonNode all) {
    int hidden = 0;
    for (int t = 0; t < all.size(); t++) {
      for (int r = 0; r < all.path(t).path("rows").size(); r++) {
        var row = shown.path(t).path("rows").path(r);
        for (var field : all.path(t).path("rows").path(r).properties()) {
          var name = field.getKey();
          boolean small =
              field.getValue().isIntegralNumber()
                  && field.getValue().asLong() > 0
                  && field.getValue().asLong() < 5
                  && !EVENTS.contains(name.replace("_before", ""))
                  && !row.path("figure").asString("").equals("visits");
          if (small) {
            assertThat(row.path(name).isNull()).as("%s %s %s", path, name, row).isTrue();
            assertThat(row.path("hidden").toString()).contains('"' + name + '"');
            hidden++;
          }
        }
      }
    }
    return hidden;
  }

  /** A cell of a file is small only where its event is. */
  private static void csv(JsonNode table, String text) {
    var lines = text.lines().skip(1).toList();
    for (int r = 0; r < lines.size(); r++) {
      var cells = lines.get(r).substring(1).split("\",\"|\"$", -1);
      for (int c = 0; c < table.path("columns").size(); c++) {
        var column = table.path("columns").path(c).asString();
        var value = table.path("rows").path(r).path(column);
        if (value.isNull()) {
          assertThat(cells[c]).as(lines.get(r)).isIn("under 5", "hidden", "–");
        }
      }
    }
  }

  /** Metrics split nobody: those about people have no labels. */
  @Test
  void noMetricSplitsPeople() {
    var metrics = new ApiClient(house, analystsToken()).ask("GET /metrics").body();
    assertThat(metrics.lines().filter(line -> line.startsWith("switchboard_users")))
        .isNotEmpty()
        .noneMatch(line -> line.contains("{"));
    assertThat(metrics).doesNotContain("language=\"", "source=\"");
  }
}
