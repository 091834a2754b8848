package switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.auth.ApiTokens;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.insight.Period;
import switchboard.operations.InsightService;
import switchboard.testing.ApiClient;
import switchboard.testing.FormBrowser;
import switchboard.testing.TestServer;
import switchboard.testing.TestSettings;
import switchboard.web.Permission;

/** The page Insight with two years of a large bot; run by {@code bench/insight.sh}. */
class InsightBench {

  private static final int PEOPLE = Integer.getInteger("people", 1_000_000);
  private static final int INTERACTIONS = 10;
  private static final int SCREENS = Integer.getInteger("screens", 60);
  private static final int WARM_UP = Integer.getInteger("warmup", 20);
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int TIMES = Integer.getInteger("times", 20);
  private static final String PASSWORD = "kolme vihreää saapasta";

  private final TestServer house;

  InsightBench(@TempDir Path passing) throws IOException {
    var kept = System.getProperty("folder");
    var folder = kept == null ? passing : Files.createDirectories(Path.of(kept));
    house = new TestServer(folder, "first").set(TestSettings::withoutBackups);
    var botFile = folder.resolve("large.yaml");
    Files.writeString(botFile, LargeBotFile.text(SCREENS, ManyPeople.GOALS, ManyPeople.STEPS));
    house.botFile(botFile);
  }

  private interface Request {
    int status();
  }

  /** What is asked repeatedly; the times of each round are added to the lists, in microseconds. */
  private record Line(
      String name, Request request, List<Long> medians, List<Long> slow, List<Long> processor) {

    Line(String name, Request request) {
      this(name, request, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    long once() {
      long begun = System.nanoTime();
      assertThat(request.status()).as(name).isEqualTo(200);
      return (System.nanoTime() - begun) / 1000;
    }

    void round() {
      var times = new ArrayList<Long>();
      long used = processorTime();
      for (int i = 0; i < TIMES; i++) {
        times.add(once());
      }
      processor.add((processorTime() - used) / 1000 / TIMES);
      times.sort(null);
      medians.add(times.get(TIMES / 2));
      slow.add(times.get(TIMES * 95 / 100));
    }

    void print() {
      System.out.printf(
          Locale.ROOT,
          "%-24s ms: median %.1f, 95 %% %.1f (quietest round %.1f); processor %.1f%n",
          name,
          median(medians),
          median(slow),
          Collections.min(slow) / 1000.0,
          median(processor));
    }

    private static double median(List<Long> micros) {
      return micros.stream().sorted().toList().get(micros.size() / 2) / 1000.0;
    }

    /** Of the server and the client, in nanoseconds. */
    private static long processorTime() {
      return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }
  }

  @Test
  void everyBlockOfEachRange() {
    ConsoleBench.choose(house);
    open();
    if (house.read(tables -> tables.users().count()) == 0) {
      bring();
    }
    for (var block : InsightService.blocks()) {
      first(block);
    }
    var lines = lines();
    for (int i = 0; i < WARM_UP; i++) {
      lines.forEach(Line::once);
    }
    for (int round = 0; round < ROUNDS; round++) {
      lines.forEach(Line::round);
    }
    lines.forEach(Line::print);
    house.close();
  }

  private void open() {
    house.open(LegacyPath.MIGRATE);
  }

  private void bring() {
    var store = house.server().store();
    var now = house.simulator().clock().now();
    long begun = System.nanoTime();
    new ManyRollups(store, now, LargeBotFile.screens(SCREENS)).bring();
    new ManyPeople(store, PEOPLE, INTERACTIONS, now).bring();
    if (store.isShared()) { // as autovacuum does, which the PostgreSQL of the tests has not
      store.run(tables -> tables.users().getHandle().execute("ANALYZE"));
    }
    System.out.printf("filled in %d s%n", (System.nanoTime() - begun) / 1_000_000_000);
    for (var table :
        List.of(
            "users",
            "user_interactions",
            "journeys",
            "goal_attempts",
            "outbox",
            "hourly_figures",
            "cohort_figures",
            "transition_figures",
            "exit_figures",
            "goal_figures",
            "goal_times",
            "link_figures",
            "answer_figures",
            "reply_figures",
            "people_by_language")) {
      long rows =
          house.read(tables ->
              tables
                  .users()
                  .getHandle()
                  .createQuery("SELECT count(*) FROM " + table)
                  .mapTo(Long.class)
                  .one());
      System.out.printf("%,d rows of %s%n", rows, table);
    }
  }

  private void first(String block) {
    house.stop();
    open();
    var client = new ApiClient(house, TestServer.ADMIN_TOKEN);
    var _ = client.ask("GET /insight/digest");
    var line = new Line(block, () -> client.ask(path(block, 365)).statusCode());
    System.out.printf(
        Locale.ROOT, "first after a start: %-23s ms: %.1f%n", block, line.once() / 1000.0);
  }

  private static String path(String block, int days) {
    return "GET /insight/" + block + "?days=" + days;
  }

  private List<Line> lines() {
    var lines = new ArrayList<Line>();
    var tokens = new ApiTokens(house.server().store(), null, house.simulator().clock()::now);
    var stats = tokens.create("stats", Set.of(Permission.STATS), 0);
    for (var token : List.of(TestServer.ADMIN_TOKEN, stats)) {
      var client = new ApiClient(house, token);
      var role = token.equals(stats) ? "analyst" : "owner";
      for (var block : InsightService.blocks()) {
        for (int days : Period.CHOICES) {
          lines.add(
              new Line(
                  "%s %d, %s".formatted(block, days, role),
                  () -> client.ask(path(block, days)).statusCode()));
        }
      }
      lines.add(new Line("digest, " + role, () -> client.ask("GET /insight/digest").statusCode()));
    }
    for (var role : List.of(Role.OWNER, Role.ANALYST)) {
      var name = role.name().toLowerCase(Locale.ROOT);
      var account = name + System.nanoTime();
      var _ = house.account(account, role, PASSWORD);
      var browser = new FormBrowser(house);
      browser.logIn(account, PASSWORD);
      for (int days : Period.CHOICES) {
        lines.add(
            new Line(
                "the page %d, %s".formatted(days, name),
                () -> browser.get("/admin/insight?days=" + days).statusCode()));
      }
    }
    return lines;
  }
}
