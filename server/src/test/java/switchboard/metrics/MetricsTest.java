package switchboard.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.world.SimulatorFault;
import switchboard.testing.ApiClient;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;

/** The Prometheus metrics endpoint. */
class MetricsTest {

  private static final Pattern OURS = Pattern.compile("switchboard_\\w+");

  private final TestServer house;

  MetricsTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String scrape() {
    return new ApiClient(house, TestServer.ADMIN_TOKEN).ask("GET /metrics").body();
  }

  private double value(String line) {
    return scrape()
        .lines()
        .filter(one -> one.startsWith(line + " "))
        .mapToDouble(one -> Double.parseDouble(one.substring(line.length() + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }

  @Test
  void whatWasDoneIsCounted() {
    house.byWebhook();
    var ann = house.person("Ann");
    ann.send("/start");
    house.settle();
    ann.await(message -> true, Duration.ofSeconds(20));
    ann.tap("Opening hours");
    Eventually.holds(
        "the tap has its answer and its screen",
        () ->
            value("switchboard_tap_answer_seconds_count") == 1
                && value("switchboard_tap_screen_seconds_count") == 1);
    house.post(TestServer.text(1_000_011, 1, "hello"));
    house.post(TestServer.text(1_000_011, 1, "hello"));
    house.settle();
    assertThat(value("switchboard_sends_total{method=\"sendMessage\",result=\"done\"}"))
        .isEqualTo(1);
    assertThat(value("switchboard_tap_answer_seconds_count")).isEqualTo(1);
    assertThat(value("switchboard_tap_screen_seconds_count")).isEqualTo(1);
    assertThat(value("switchboard_updates_total{kind=\"message\",result=\"repeated\"}"))
        .isEqualTo(1);
    assertThat(value("switchboard_updates_total{kind=\"callback_query\",result=\"handled\"}"))
        .isEqualTo(1);
    assertThat(value("switchboard_batch_updates_sum")).isEqualTo(4);
    assertThat(value("switchboard_commit_seconds_count"))
        .isEqualTo(value("switchboard_batch_updates_count"));
    assertThat(value("switchboard_users")).isEqualTo(2);
    assertThat(value("switchboard_users_active_today")).isEqualTo(2);
    assertThat(value("switchboard_sessions_active")).isEqualTo(2);
    assertThat(value("switchboard_database_bytes")).isGreaterThan(50_000);
    assertThat(value("jvm_threads_live_threads")).isPositive();
    assertThat(value("switchboard_outbox_pending")).isZero();
    assertThat(value("switchboard_outbox_oldest_seconds")).isZero();
  }

  @Test
  void aReplyThatWaitsHasAnAge() {
    house.open(LegacyPath.MIGRATE);
    house
        .simulator()
        .fault(SimulatorFault.of("sendMessage", SimulatorFault.Kind.SERVER_ERROR, 1_000));
    house.post(TestServer.text(11, 1, "/start"));
    house.turn(Duration.ofSeconds(90));
    assertThat(value("switchboard_outbox_pending")).isPositive();
    assertThat(value("switchboard_outbox_oldest_seconds")).isGreaterThanOrEqualTo(89);
  }

  @Test
  void openMetricsIsGivenToWhoAsks() {
    house.open(LegacyPath.MIGRATE);
    var answer =
        house.send(
            HttpRequest.newBuilder(house.uri().resolve("/metrics"))
                .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN)
                .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.3"));
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/openmetrics-text");
    assertThat(answer.body()).endsWith("# EOF\n");
  }

  @Test
  void theDashboardAndTheDocumentNameAllThatThereIs() throws IOException {
    house.byWebhook();
    house.post(TestServer.text(11, 1, "/start"));
    house.settle();
    var there = families(names(scrape()));
    var dashboard = families(names(Files.readString(Path.of("docs/grafana/switchboard.json"))));
    var document = families(names(Files.readString(Path.of("docs/metrics.md"))));
    assertThat(there).hasSizeGreaterThan(10);
    assertThat(dashboard).isEqualTo(document);
    assertThat(document).containsAll(there);
    // only present with a certificate
    document.remove("switchboard_certificate_days");
    assertThat(there).containsAll(document);
  }

  private static Set<String> names(String text) {
    return OURS.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Metric names without the suffixes of histogram and timer series. */
  private static Set<String> families(Set<String> names) {
    return names.stream()
        .map(name -> name.replaceAll("_(bucket|sum|count|max)$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
