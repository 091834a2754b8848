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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.Crowd;
import switchboard.testing.CrowdOperator;
import switchboard.testing.Eventually;
import switchboard.testing.HistoryReader;
import switchboard.testing.Instances;
import switchboard.testing.KillablePostgres;
import switchboard.testing.KillsProcess;
import switchboard.testing.NetworkNamespace;
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
  /** Less a tenth, because messages that are sent evenly do not arrive evenly. */
  private static final Duration SECOND = Duration.ofMillis(900);

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

  /** One for each instance, as one that is halted keeps an operator waiting. */
  private List<CrowdOperator> operators(Instances instances, Crowd crowd) {
    return instances.consoles().stream()
        .map(_ -> opened(new CrowdOperator(crowd, instances.consoles(), REST, dice)))
        .toList();
  }

  private static void awaitUpdates(Crowd crowd, int more) {
    int enough = crowd.acknowledged() + more;
    Eventually.holds("updates are taken", () -> crowd.acknowledged() >= enough);
  }

  private void check(Instances instances, Crowd crowd, List<CrowdOperator> operators) {
    operators.forEach(CrowdOperator::close);
    crowd.finish();
    say("acknowledged");
    var history = new HistoryReader(crowd, received, instances);
    history.awaitAllDone();
    say("done");
    instances.awaitAnswers();
    instances.terminate();
    say("terminated");
    System.out.printf(
        "%s; operators: %s; at most %d messages in a second, %d in 0.9 s%n",
        crowd.summary(),
        operators.stream().map(CrowdOperator::summary).toList(),
        received.most(Duration.ofSeconds(1)),
        received.most(SECOND));
    var faults = history.read().faults();
    for (var fault : faults) {
      if (fault.matches("8\\d+: .*")) {
        System.out.println("DEBUG " + fault);
        history.debug(Long.parseLong(fault.substring(0, 9)));
      }
    }
    assertThat(faults).isEmpty();
    assertThat(received.most(SECOND)).isLessThanOrEqualTo(LIMIT);
  }

  private final long begun = System.nanoTime();

  private void say(String what) {
    System.out.printf("%5.1f s: %s%n", (System.nanoTime() - begun) / 1e9, what);
  }

  @Test
  void nothingIsLostAndNothingDoneTwiceWhateverHappensToTheInstances() {
    say("begin");
    var url = TestPostgres.urlOf(folder);
    say("postgres");
    var instances = instances(url).start(3);
    say("started");
    instances.awaitAll();
    instances.awaitAnswers();
    say("3 run");
    var crowd = crowd(instances);
    var operators = operators(instances, crowd);
    awaitUpdates(crowd, 100);
    say("100 updates");
    instances.halt(1);
    instances.kill(2);
    awaitUpdates(crowd, 20);
    instances.disconnectAll();
    instances.await(1, false);
    say("halted, killed, disconnected");
    instances.resume(1);
    instances.awaitAll();
    say("resumed");
    awaitUpdates(crowd, 50);
    check(instances, crowd, operators);
  }

  /** As often as asked for, in random order. */
  private List<Fault> faults() {
    var faults = new ArrayList<>(Collections.nCopies(KILLS, Fault.KILL));
    faults.addAll(Collections.nCopies(KILLS / 6, Fault.SESSION_KILLED));
    faults.addAll(Collections.nCopies(KILLS / 6, Fault.SERVER_KILLED));
    faults.add(Fault.HALT);
    faults.add(Fault.CUT);
    Collections.shuffle(faults, dice);
    return faults;
  }

  @Test
  @EnabledIfSystemProperty(named = "kills", matches = "\\d+")
  void longRun() throws Exception {
    System.out.println("SeveralInstancesKillTest: -Dseed=" + seed);
    var postgres = opened(new KillablePostgres(Files.createDirectory(folder.resolve("postgres"))));
    var instances = instances(postgres.url()).start(2);
    int apart = NetworkNamespace.isPossible() ? instances.startApart() : -1;
    instances.awaitAll();
    instances.awaitAnswers();
    var crowd = crowd(instances);
    var operators = operators(instances, crowd);
    var outages = opened(Executors.newSingleThreadScheduledExecutor());
    var out = ConcurrentHashMap.<Integer>newKeySet();
    for (var fault : faults()) {
      awaitUpdates(crowd, 50 + dice.nextInt(300));
      say(fault + " after " + crowd.acknowledged());
      switch (fault) {
        case KILL -> instances.kill(other(instances, out));
        case SESSION_KILLED -> postgres.killSession(dice);
        case SERVER_KILLED -> postgres.killServer();
        case HALT -> {
          int number = dice.nextInt(2);
          out.add(number);
          instances.halt(number);
          outages.schedule(
              () -> {
                instances.resume(number);
                out.remove(number);
              },
              OUTAGE.toSeconds(),
              TimeUnit.SECONDS);
        }
        case CUT -> {
          if (apart >= 0) {
            out.add(apart);
            instances.cut();
            outages.schedule(
                () -> {
                  instances.mend();
                  out.remove(apart);
                },
                OUTAGE.toSeconds(),
                TimeUnit.SECONDS);
          }
        }
      }
    }
    outages.shutdown();
    assertThat(outages.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    instances.awaitAll();
    awaitUpdates(crowd, 100);
    check(instances, crowd, operators);
  }

  private int other(Instances instances, Set<Integer> out) {
    var able =
        IntStream.range(0, instances.size()).filter(number -> !out.contains(number)).boxed().toList();
    return able.get(dice.nextInt(able.size()));
  }
}
