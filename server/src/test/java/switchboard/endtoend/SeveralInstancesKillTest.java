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
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.Crowd;
import switchboard.testing.CrowdLine;
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
 * Three programs on one PostgreSQL, killed, halted and disconnected while users write, press
 * buttons and erase their data, and operators answer them.
 */
@KillsProcess
class SeveralInstancesKillTest {

  /** Set for the long run only. */
  private static final String KILLS = "kills";

  private static final int USERS = 40;
  private static final Duration REST = Duration.ofSeconds(1);
  private static final Duration OUTAGE = Duration.ofSeconds(60);
  private static final int LIMIT = 60;

  /** Less a tenth, because messages that are sent evenly do not arrive evenly. */
  private static final Duration SECOND = Duration.ofMillis(900);

  /** What happens in the long run. */
  private enum Fault {
    KILL,
    /** Ends all sessions, as PostgreSQL restarts its processes. */
    KILL_SESSION,
    KILL_POSTGRES,
    HALT,
    CUT_OFF
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
    for (var part : open.reversed()) {
      part.close();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.add(part);
    return part;
  }

  private Crowd crowd(Instances instances) {
    instances.awaitAll();
    var line = new CrowdLine(instances::webhooks, instances.secret(), Duration.ofSeconds(3));
    return opened(new Crowd(USERS, simulator, line, REST, dice));
  }

  private CrowdOperator operator(Instances instances, Crowd crowd) {
    return opened(new CrowdOperator(crowd, instances.consoles(), REST, dice));
  }

  private static void awaitUpdates(Crowd crowd, int more) {
    int enough = crowd.acknowledged() + more;
    Eventually.holds("updates are taken", () -> crowd.acknowledged() >= enough);
  }

  private void check(Instances instances, Crowd crowd, List<CrowdOperator> operators) {
    operators.forEach(CrowdOperator::close);
    crowd.finish();
    var reader = new HistoryReader(crowd, received, instances);
    reader.awaitAllDone();
    instances.terminate();
    System.out.printf(
        "%s; operators: %s; at most %d messages in a second%n",
        crowd.summary(),
        operators.stream().map(CrowdOperator::summary).toList(),
        received.most(Duration.ofSeconds(1)));
    var faults = reader.read().faults();
    assertThat(faults).as(() -> reader.details(faults)).isEmpty();
  }

  @Test
  void nothingIsLostAndNothingDoneTwiceWhateverHappensToTheInstances() {
    var instances = opened(new Instances(folder, simulator, TestPostgres.urlOf(folder), "off"));
    instances.start(3);
    var crowd = crowd(instances);
    var operators = List.of(operator(instances, crowd));
    crowd.start();
    awaitUpdates(crowd, USERS);
    instances.halt(1);
    instances.kill(2);
    awaitUpdates(crowd, USERS);
    instances.disconnectAll();
    instances.await(1, false);
    instances.resume(1);
    instances.awaitAll();
    awaitUpdates(crowd, USERS / 2);
    check(instances, crowd, operators);
  }

  /**
   * Minutes of faults: instances are killed as often as the property says, and PostgreSQL a third
   * as often; one instance is halted for a minute, and one is cut off from the database. The same
   * faults again: {@code -Dseed=…}.
   */
  @Test
  @EnabledIfSystemProperty(named = KILLS, matches = "\\d+")
  void theSameForMinutesWithPostgresKilledToo() throws Exception {
    System.out.println("SeveralInstancesKillTest: -Dseed=" + seed);
    var postgres = opened(new KillablePostgres(Files.createDirectory(folder.resolve("postgres"))));
    var instances =
        opened(new Instances(folder, simulator, postgres.url(), Integer.toString(LIMIT)));
    instances.start(2);
    int apart = instances.startApart();
    var crowd = crowd(instances);
    var operators = List.of(operator(instances, crowd), operator(instances, crowd));
    crowd.start();
    var outages = new Outages();
    for (var fault : faults()) {
      awaitUpdates(crowd, 50 + dice.nextInt(250));
      System.out.printf("%s after %d updates%n", fault, crowd.acknowledged());
      switch (fault) {
        case KILL -> {
          int number = outages.other(instances.size());
          instances.kill(number);
          instances.restart(number);
        }
        case KILL_SESSION -> postgres.killSession(dice);
        case KILL_POSTGRES -> postgres.killServer();
        case HALT -> {
          int number = dice.nextInt(apart);
          outages.begin(number, instances::halt, instances::resume);
        }
        case CUT_OFF -> outages.begin(apart, _ -> instances.cut(), _ -> instances.mend());
      }
    }
    outages.awaitEnd();
    instances.awaitAll();
    awaitUpdates(crowd, 2 * USERS);
    check(instances, crowd, operators);
    assertThat(received.most(SECOND)).isLessThanOrEqualTo(LIMIT);
  }

  private List<Fault> faults() {
    int kills = Integer.getInteger(KILLS, 0);
    var faults = new ArrayList<>(List.of(Fault.HALT, Fault.CUT_OFF));
    faults.addAll(Collections.nCopies(kills, Fault.KILL));
    faults.addAll(Collections.nCopies(kills / 6, Fault.KILL_SESSION));
    faults.addAll(Collections.nCopies(kills / 6, Fault.KILL_POSTGRES));
    Collections.shuffle(faults, dice);
    return faults;
  }

  /** Faults that last a minute. */
  private final class Outages {

    private final ScheduledExecutorService ends =
        opened(Executors.newSingleThreadScheduledExecutor());
    private final Set<Integer> out = ConcurrentHashMap.newKeySet();

    void begin(int number, IntConsumer begin, IntConsumer end) {
      out.add(number);
      begin.accept(number);
      var _ =
          ends.schedule(
              () -> {
                end.accept(number);
                out.remove(number);
              },
              OUTAGE.toSeconds(),
              TimeUnit.SECONDS);
    }

    /** An instance that is not out. */
    int other(int count) {
      var others = IntStream.range(0, count).filter(number -> !out.contains(number)).toArray();
      return others[dice.nextInt(others.length)];
    }

    void awaitEnd() throws InterruptedException {
      ends.shutdown();
      assertThat(ends.awaitTermination(2 * OUTAGE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }
}
