package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.Crowd;
import switchboard.testing.CrowdLine;
import switchboard.testing.CrowdLine.Attempt;
import switchboard.testing.HistoryReader;
import switchboard.testing.Instances;
import switchboard.testing.KillsProcess;
import switchboard.testing.Nginx;
import switchboard.testing.Ports;
import switchboard.testing.Received;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;

/** Three instances behind nginx, restarted one after the other while updates arrive. */
@KillsProcess
@EnabledIfSystemProperty(named = "restarts", matches = "\\d+")
class RollingRestartTest {

  private static final int RESTARTS = Integer.getInteger("restarts", 3);
  private static final int USERS = 40;
  private static final Duration REST = Duration.ofSeconds(1);
  private static final Duration NORMAL = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final TelegramSimulator simulator =
      TelegramSimulator.start(
          SimulatorOptions.tests().withTokens(TestServer.TOKEN).withOpenWorld(true));
  private final Received received = new Received(simulator);
  private final List<AutoCloseable> open = new ArrayList<>(List.of(simulator, received));
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var part : open.reversed()) {
      part.close();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.add(part);
    return part;
  }

  @Test
  void noUpdateFailsAndNoTapStaysUnanswered() throws Exception {
    var instances = opened(new Instances(folder, simulator, TestPostgres.urlOf(folder), "off"));
    instances.start(3).awaitAll();
    int port = Ports.free();
    var ports = instances.consoles().stream().map(URI::getPort).toList();
    opened(Nginx.deployed(Files.createDirectory(folder.resolve("nginx")), port, ports));
    var webhook =
        List.of(
            URI.create("https://127.0.0.1:" + port)
                .resolve(instances.webhooks().getFirst().getPath()));
    var line = new CrowdLine(() -> webhook, instances.secret(), Duration.ofSeconds(30));
    var crowd =
        opened(new Crowd(USERS, simulator, line, REST, new Random(), attempts::add)).start();
    LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
    attempts.clear();
    LockSupport.parkNanos(NORMAL.toNanos());
    var normal = List.copyOf(attempts);
    attempts.clear();
    for (int i = 0; i < RESTARTS; i++) {
      instances.terminate(i % instances.size());
      instances.restart(i % instances.size());
      instances.awaitAll();
    }
    var restarting = List.copyOf(attempts);
    crowd.finish();
    var reader = new HistoryReader(crowd, received, instances);
    reader.awaitAllDone();
    instances.terminate();
    print("normal", normal);
    print("restarting", restarting);
    var faults = reader.read().faults();
    assertThat(faults).as(() -> reader.details(faults)).isEmpty();
    assertThat(restarting).allMatch(one -> one.status() == 200 || isPostponed(one));
    assertThat(percentile(restarting, 99)).isLessThan(percentile(normal, 99).multipliedBy(3));
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
