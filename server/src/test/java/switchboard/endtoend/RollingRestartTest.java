package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import switchboard.testing.CrowdLine;
import switchboard.testing.CrowdLine.Attempt;
import switchboard.testing.CrowdStage;
import switchboard.testing.Instances;
import switchboard.testing.KillsProcess;
import switchboard.testing.Nginx;
import switchboard.testing.Ports;
import switchboard.testing.TestPostgres;

/** Three instances behind nginx, restarted one after the other while updates arrive. */
@KillsProcess
@EnabledIfSystemProperty(named = "restarts", matches = "\\d+")
class RollingRestartTest {

  private static final int RESTARTS = Integer.getInteger("restarts", 3);
  private static final Duration WARM = Duration.ofSeconds(10);
  private static final Duration NORMAL = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

  @Test
  void noUpdateFailsAndNoTapStaysUnanswered() throws Exception {
    try (var stage = new CrowdStage(folder, TestPostgres.urlOf(folder), "off", new Random())) {
      var instances = stage.instances().start(3);
      instances.awaitAll();
      int port = Ports.free();
      var ports = instances.consoles().stream().map(URI::getPort).toList();
      try (var _ = Nginx.deployed(Files.createDirectory(folder.resolve("nginx")), port, ports)) {
        var crowd = stage.crowd(line(instances, port), attempts::add).start();
        var _ = during(WARM);
        var normal = during(NORMAL);
        for (int i = 0; i < RESTARTS; i++) {
          instances.terminate(i % instances.size());
          instances.restart(i % instances.size());
          instances.awaitAll();
        }
        var restarting = List.copyOf(attempts);
        stage.check(crowd);
        print("normal", normal);
        print("restarting", restarting);
        assertThat(restarting).allMatch(one -> one.status() == 200 || isPostponed(one));
        assertThat(percentile(restarting, 99)).isLessThan(percentile(normal, 99).multipliedBy(3));
      }
    }
  }

  private static CrowdLine line(Instances instances, int port) {
    var webhook =
        URI.create("https://127.0.0.1:" + port).resolve(instances.webhooks().getFirst().getPath());
    return new CrowdLine(() -> List.of(webhook), instances.secret(), Duration.ofSeconds(30));
  }

  private List<Attempt> during(Duration time) {
    LockSupport.parkNanos(time.toNanos());
    var seen = List.copyOf(attempts);
    attempts.clear();
    return seen;
  }

  private static boolean isPostponed(Attempt attempt) {
    return attempt.status() == 503 && attempt.isPostponed();
  }

  private static Duration percentile(List<Attempt> attempts, int percent) {
    return attempts.stream()
        .map(Attempt::took)
        .sorted()
        .skip((long) attempts.size() * percent / 100)
        .findFirst()
        .orElseThrow();
  }

  private static void print(String when, List<Attempt> attempts) {
    System.out.printf(
        "%s: %d answers, %d postponed, %d failed, p50 %d ms, p99 %d ms, longest %d ms%n",
        when,
        attempts.size(),
        attempts.stream().filter(RollingRestartTest::isPostponed).count(),
        attempts.stream().filter(one -> one.status() != 200 && !isPostponed(one)).count(),
        percentile(attempts, 50).toMillis(),
        percentile(attempts, 99).toMillis(),
        attempts.stream().map(Attempt::took).max(Duration::compareTo).orElseThrow().toMillis());
  }
}
