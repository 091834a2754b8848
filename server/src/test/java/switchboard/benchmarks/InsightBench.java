package switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.insight.Period;
import switchboard.operations.InsightService;
import switchboard.testing.ApiClient;
import switchboard.testing.FormBrowser;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/**
 * The page Insight with the roll-ups of two years of a large bot; run by {@code bench/insight.sh}.
 */
class InsightBench {

  private static final int WARM_UP = Integer.getInteger("warmup", 30);
  private static final int TIMES = Integer.getInteger("times", 100);
  private static final String PASSWORD = "kolme vihreää saapasta";

  private final TestServer house;

  InsightBench(@TempDir Path folder) throws IOException {
    house = new TestServer(folder, "first");
    if (System.getProperty("database", "sqlite").equals("postgres")) {
      house.set(it -> it.on(TestDatabase.POSTGRES));
    }
    house.open(LegacyPath.MIGRATE);
  }

  @Test
  void everyBlockOfAYear() {
    new ManyRollups(house.server().store(), house.simulator().clock().now()).bring();
    var client = new ApiClient(house, TestServer.ADMIN_TOKEN);
    for (var block : InsightService.blocks()) {
      for (int days : Period.CHOICES) {
        measure(
            "/insight/" + block + "?days=" + days, path -> client.ask("GET " + path).statusCode());
      }
    }
    measure("/insight/digest", path -> client.ask("GET " + path).statusCode());
    var _ = house.account("ana", Role.OWNER, PASSWORD);
    var browser = new FormBrowser(house);
    browser.logIn("ana", PASSWORD);
    for (int days : Period.CHOICES) {
      measure("/admin/insight?days=" + days, path -> browser.get(path).statusCode());
    }
    house.close();
  }

  private interface Request {
    int status(String path);
  }

  private static void measure(String path, Request request) {
    var times = new ArrayList<Long>();
    for (int i = 0; i < WARM_UP + TIMES; i++) {
      long begun = System.nanoTime();
      assertThat(request.status(path)).as(path).isEqualTo(200);
      times.add((System.nanoTime() - begun) / 1000);
    }
    List<Long> sorted = times.subList(WARM_UP, times.size()).stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-42s ms: median %.1f, 95 %% %.1f, longest %.1f; first ever %.1f%n",
        path,
        sorted.get(TIMES / 2) / 1000.0,
        sorted.get(TIMES * 95 / 100) / 1000.0,
        sorted.getLast() / 1000.0,
        times.getFirst() / 1000.0);
  }
}
