package switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import switchboard.insight.Period;
import switchboard.operations.InsightService;
import switchboard.testing.ApiClient;
import switchboard.testing.FormBrowser;
import switchboard.testing.SparseFigures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All counts of people that a reader is shown anywhere, each by what it counts and when, whatever
 * its place: the same count has the same name in every table.
 */
final class ShownFigures {

  private static final String BEFORE = "_before";
  private static final String HIDDEN = "hidden";
  private static final int FOUR_WEEKS = 28;
  private static final int YEAR = 365;

  private static final Pattern TILE =
      Pattern.compile("<dt>([^<]+)</dt>\\s*<dd[^>]*>\\s*(?:<a[^>]*>)?([^<]*)<");
  private static final Pattern BAR =
      Pattern.compile("<li>\\s*(?:<a[^>]*>|<span>)([^<]+)</(?:a|span)>\\s*<span>([^<]+)</span>");
  private static final Pattern LINE = Pattern.compile("(?s)<tr data-line>.*?</tr>");
  private static final Pattern CELL = Pattern.compile("(?s)<td class=\"number\">(.*?)</td>");
  private static final Pattern PART = Pattern.compile("under \\d+|hidden|\\d+");

  /** Values of a count, {@value #HIDDEN} if they are, by the place that shows them. */
  private final Map<String, Map<String, String>> all = new TreeMap<>();

  /** Columns of tables, which could be added up. */
  private final Map<String, List<String>> columns = new TreeMap<>();

  private final FormBrowser browser;
  private final ApiClient api;

  ShownFigures(FormBrowser browser, ApiClient api) {
    this.browser = browser;
    this.api = api;
    for (int days : Period.CHOICES) {
      InsightService.blocks().forEach(block -> insight(block, days));
    }
    List.of(7, 30, 90, YEAR).forEach(this::overview);
    links();
    health();
  }

  private void see(String count, String where, String value) {
    all.computeIfAbsent(count, _ -> new TreeMap<>()).put(where, value);
  }

  private void see(String count, String table, String column, String value) {
    see(count, table + " " + column, value);
    columns.computeIfAbsent(table + " " + column, _ -> new ArrayList<>()).add(value);
  }

  private void insight(String block, int days) {
    var report = api.json("GET /insight/%s?days=%d".formatted(block, days));
    var first = LocalDate.parse(report.path("from").asString());
    for (var table : report.path("tables")) {
      var steps = new HashMap<String, Integer>();
      for (var row : table.path("rows")) {
        int step = steps.merge(row.path("goal_id").asString(""), 1, Integer::sum);
        for (var column : table.path("columns")) {
          var name = column.asString();
          var value = value(row, name);
          if (!value.isEmpty()) {
            boolean before = name.endsWith(BEFORE);
            var from = before ? first.minusDays(days) : first;
            count(table.path("name").asString(), row, name.replace(BEFORE, ""), step, from, days)
                .ifPresent(count -> see(count, block + " " + days, name, value));
          }
        }
      }
    }
  }

  /** What is counted; empty for what is not people. */
  private static Optional<String> count(
      String table, JsonNode row, String column, int step, LocalDate from, int days) {
    var source = row.path("source_id").asString("");
    var range = from + "+" + days;
    var then = from.minusDays(FOUR_WEEKS) + "+" + days;
    return Optional.ofNullable(
        switch (table) {
          case "goals" ->
              "attempts " + row.path("goal_id") + (column.equals("reached") ? 3 : 1) + " " + range;
          case "steps" -> "attempts " + row.path("goal_id") + step + " " + range;
          case "sources" ->
              switch (column) {
                case "settled" -> "newcomers " + source + " " + then;
                case "stayed" -> "stayed " + source + " " + then;
                default -> column + " " + source + " " + range;
              };
          case "totals" ->
              row.path("figure").asString().equals("visits")
                  ? null
                  : row.path("figure").asString() + " " + range;
          case "weeks" -> column + " week " + row.path("week").asString();
          case "cohorts" ->
              column.replace("week_0", "newcomers") + " week " + row.path("arrived").asString();
          case "languages" -> "language " + language(row.path("language").asString());
          case "waiting" -> "waiting";
          default -> null;
        });
  }

  private static String language(String tag) {
    return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
  }

  /** Empty for what is no number. */
  private static String value(JsonNode row, String column) {
    for (var hidden : row.path(HIDDEN)) {
      if (hidden.asString().equals(column)) {
        return HIDDEN;
      }
    }
    return row.path(column).isIntegralNumber() ? row.path(column).asString() : "";
  }

  private void overview(int range) {
    var rows =
        JsonMapper.shared().readTree(browser.get("/admin?format=json&range=" + range).body());
    var csv = browser.get("/admin?format=csv&range=" + range).body().lines().toList();
    var html = browser.get("/admin?range=" + range).body();
    for (int i = 0; i < rows.size(); i++) {
      var date = rows.path(i).path("date").asString();
      var cells = csv.get(i + 1).replace("\"", "").split(",", -1);
      var tr = html.substring(html.indexOf("data-day=\"" + date));
      for (var column : List.of("newcomers", "active")) {
        var value = value(rows.path(i), column);
        int place = column.equals("newcomers") ? 1 : 2;
        see(column + " day " + date, "overview " + range, value);
        see(
            column + " day " + date,
            "csv " + range,
            cells[place].isEmpty() ? HIDDEN : cells[place]);
        see(column + " day " + date, "page " + range, cell(tr, place));
      }
    }
    var today = rows.path(rows.size() - 1).path("date").asString();
    var tiles =
        Map.of(
            "New today", "newcomers day " + today,
            "Active today", "active day " + today,
            "Active, last 7 days", "active7",
            "Active, last 30 days", "active30",
            "Waiting for an answer", "waiting",
            "Active sessions", "sessions");
    var found = new TreeSet<String>();
    TILE.matcher(html.substring(0, html.indexOf("class=\"facts\"")))
        .results()
        .filter(tile -> tiles.containsKey(tile.group(1)))
        .forEach(tile -> {
          see(tiles.getOrDefault(tile.group(1), ""), "tile", text(tile.group(2)));
          found.add(tile.group(1));
        });
    assertThat(found).isEqualTo(new TreeSet<>(tiles.keySet()));
    BAR.matcher(html.substring(html.indexOf("id=\"languages\"")))
        .results()
        .forEach(bar -> see("language " + bar.group(1).strip(), "overview", text(bar.group(2))));
  }

  /** The number of a column of the row that begins here. */
  private static String cell(String tr, int column) {
    var matcher =
        Pattern.compile("<td class=\"number\" data-value=\"(\\d*)\">([^<]*)<").matcher(tr);
    for (int i = 0; i < column; i++) {
      assertThat(matcher.find()).isTrue();
    }
    assertThat(matcher.group(1)).isEqualTo(text(matcher.group(2)).replace(HIDDEN, ""));
    return text(matcher.group(2));
  }

  private static String text(String shown) {
    return shown.contains("under") || shown.contains(HIDDEN)
        ? HIDDEN
        : shown.replace(",", "").strip();
  }

  /** All figures are of the last year. */
  private void links() {
    var first = LocalDate.parse(api.json("GET /insight/people?days=365").path("from").asString());
    var range = first + "+" + YEAR;
    var then = first.minusDays(FOUR_WEEKS) + "+" + YEAR;
    var lines =
        LINE.matcher(browser.get("/admin/links").body()).results().map(it -> it.group()).toList();
    assertThat(lines).hasSize(SparseFigures.LINKS.size());
    for (var line : lines) {
      var code = SparseFigures.LINKS.stream().filter(line::contains).findFirst().orElseThrow();
      var cells = CELL.matcher(line).results().map(it -> it.group(1)).toList();
      see("starts l-" + code + " " + range, "links", "starts", text(cells.get(0)));
      see("newcomers l-" + code + " " + range, "links", "newcomers", text(cells.get(1)));
      var stayed = PART.matcher(cells.get(2)).results().map(it -> text(it.group())).toList();
      if (stayed.size() == 2) {
        see("stayed l-" + code + " " + then, "links", "stayed", stayed.get(0));
        see("newcomers l-" + code + " " + then, "links", "settled", stayed.get(1));
      }
      see("reached_goal l-" + code + " " + range, "links", "reached", text(cells.get(3)));
    }
  }

  private void health() {
    var shown = api.json("GET /health").path("statistics");
    var today =
        LocalDate.parse(api.json("GET /insight/people?days=7").path("to").asString()).toString();
    see("active day " + today, "health", value(shown, "active_users_today"));
    see("sessions", "health", value(shown, "active_sessions"));
    var metrics = api.ask("GET /metrics").body();
    see("active day " + today, "metrics", gauge(metrics, "switchboard_users_active_today"));
    see("sessions", "metrics", gauge(metrics, "switchboard_sessions_active"));
  }

  private static String gauge(String metrics, String name) {
    var value =
        metrics
            .lines()
            .filter(line -> line.startsWith(name + " "))
            .map(line -> line.substring(name.length() + 1))
            .findFirst()
            .orElseThrow();
    return value.equals("NaN") ? HIDDEN : Long.toString((long) Double.parseDouble(value));
  }

  /** Counts from 1 to 4 that are shown. */
  List<String> small() {
    return all.entrySet().stream()
        .filter(
            it -> it.getValue().values().stream().anyMatch(Set.of("1", "2", "3", "4")::contains))
        .map(Object::toString)
        .toList();
  }

  /** Counts that are hidden in one place and shown in another. */
  List<String> foundElsewhere() {
    return all.entrySet().stream()
        .filter(it -> Set.copyOf(it.getValue().values()).size() > 1)
        .map(Object::toString)
        .toList();
  }

  /** Columns in which a hidden count is the rest of the total. */
  List<String> subtracted() {
    return columns.entrySet().stream()
        .filter(it -> !it.getKey().matches(".* (number|waiting|starts_before|.*_before)"))
        .filter(it -> it.getValue().size() > 1)
        .filter(it -> it.getValue().stream().filter(HIDDEN::equals).count() == 1)
        .map(Object::toString)
        .toList();
  }

  /** Weeks whose newcomers follow from their days, or the other way round. */
  List<String> addedUp() {
    var weeks = new ArrayList<String>();
    all.forEach((count, shown) -> {
      if (count.startsWith("newcomers week ")) {
        var monday = LocalDate.parse(count.substring("newcomers week ".length()));
        var days =
            monday
                .datesUntil(monday.plusWeeks(1))
                .map(day -> all.get("newcomers day " + day))
                .filter(day -> day != null)
                .map(day -> day.values().iterator().next())
                .toList();
        long hidden = days.stream().filter(HIDDEN::equals).count();
        boolean unknown = shown.containsValue(HIDDEN);
        if (!days.isEmpty() && (unknown ? hidden == 0 : hidden == 1)) {
          weeks.add(count + " " + shown + " " + days);
        }
      }
    });
    return weeks;
  }

  long hidden() {
    return all.values().stream().filter(it -> it.containsValue(HIDDEN)).count();
  }
}
