package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.ProcessUser;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.Crowd;
import switchboard.testing.CrowdOperator;
import switchboard.testing.Eventually;
import switchboard.testing.HistoryReader;
import switchboard.testing.Instances;
import switchboard.testing.KillablePostgres;
import switchboard.testing.KillsProcess;
import switchboard.testing.Received;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;

/**
 * Three programs on one PostgreSQL, killed, halted and disconnected while users and an operator
 * work. With {@code -Dkills=30}, PostgreSQL is killed too, and one instance is halted and another
 * cut off for a minute; the same faults again: {@code -Dseed=…}.
 */
@KillsProcess
class SeveralInstancesKillTest {

  private static final int KILLS = Integer.getInteger("kills", 0);
  private static final int LIMIT = 60;
  private static final int USERS = 40;
  private static final Duration REST = Duration.ofSeconds(1);
  private static final Duration OUTAGE = Duration.ofSeconds(60);

  /** What happens in the long run. */
  private enum Fault {
    KILL,
    SESSION_KILLED,
    SERVER_KILLED,
    HALT,
    CUT
  }

  @TempDir Path folder;
  private final TelegramSimulator simulator =
      TelegramSimulator.start(
          SimulatorOptions.tests().withTokens(TestServer.TOKEN).withOpenWorld(true));
  private final Received received = new Received(simulator);
  private final List<AutoCloseable> open = new ArrayList<>(List.of(simulator, received));
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random dice = new Random(seed);

  @AfterEach
  void close() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.add(part);
    return part;
  }

  private Instances instances(String database) {
    return opened(
        new Instances(folder, simulator, database, Integer.toString(LIMIT)));
  }

  private Crowd crowd(Instances instances) {
    return opened(
            new Crowd(
                USERS, simulator, instances::webhooks, instances.secret(), REST, dice))
        .start();
  }

  private static void awaitUpdates(Crowd crowd, int more) {
    int enough = crowd.acknowledged() + more;
    Eventually.holds("updates are taken", () -> crowd.acknowledged() >= enough);
  }

  private void check(Instances instances, Crowd crowd, CrowdOperator operator) {
    operator.close();
    crowd.finish();
    var history = new HistoryReader(crowd, received, instances);
    history.awaitAllDone();
    instances.awaitAnswers();
    instances.terminate();
    System.out.printf(
        "%s; %s; at most %d messages in a second%n",
        crowd.summary(), operator.summary(), received.mostInASecond());
    var faults = history.read().faults();
    for (var fault : faults) {
      if (fault.matches("8\\d+: .*")) {
        System.out.println("DEBUG " + fault);
        history.debug(Long.parseLong(fault.substring(0, 9)));
      }
    }
    assertThat(faults).isEmpty();
    assertThat(received.mostInASecond()).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void nothingIsLostAndNothingDoneTwiceWhateverHappensToTheInstances() {
    var instances = instances(TestPostgres.url(TestPostgres.create(""))).start(3);
    instances.awaitAll();
    instances.awaitAnswers();
    var crowd = crowd(instances);
    var operator =
        opened(new CrowdOperator(crowd, instances.consoles(), Duration.ofMillis(200), dice));
    awaitUpdates(crowd, 100);
    instances.halt(1);
    instances.kill(2);
    awaitUpdates(crowd, 20);
    instances.disconnectAll();
    instances.await(1, false);
    instances.resume(1);
    instances.awaitAll();
    awaitUpdates(crowd, 50);
    check(instances, crowd, operator);
  }
}
