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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import switchboard.testing.CrowdOperator;
import switchboard.testing.CrowdStage;
import switchboard.testing.Instances;
import switchboard.testing.KillablePostgres;
import switchboard.testing.KillsProcess;
import switchboard.testing.TestPostgres;

/**
 * Three programs on one PostgreSQL, killed, halted and disconnected while users write, press
 * buttons and erase their data, and operators answer them.
 */
@KillsProcess
class SeveralInstancesKillTest {

  /** Set for the long run only. */
  private static final String KILLS = "kills";

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
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random dice = new Random(seed);

  @Test
  void nothingIsLostAndNothingDoneTwiceWhateverHappensToTheInstances() {
    try (var stage = new CrowdStage(folder, TestPostgres.urlOf(folder), "off", dice)) {
      var instances = stage.instances().start(3);
      var crowd = stage.crowd();
      var operator = stage.operator(crowd);
      crowd.start().await(CrowdStage.USERS);
      instances.halt(1);
      instances.kill(2);
      crowd.await(CrowdStage.USERS);
      instances.disconnectAll();
      instances.await(1, false);
      instances.resume(1);
      instances.awaitAll();
      crowd.await(CrowdStage.USERS / 2);
      stage.check(crowd, operator);
    }
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
    var files = Files.createDirectory(folder.resolve("postgres"));
    try (var postgres = new KillablePostgres(files);
        var stage = new CrowdStage(folder, postgres.url(), Integer.toString(LIMIT), dice);
        var ends = Executors.newSingleThreadScheduledExecutor()) {
      int apart = stage.instances().start(2).startApart();
      var crowd = stage.crowd();
      var operators = new CrowdOperator[] {stage.operator(crowd), stage.operator(crowd)};
      crowd.start();
      var outages = new Outages(ends);
      for (var fault : faults()) {
        crowd.await(50 + dice.nextInt(250));
        System.out.printf("%s after %d updates%n", fault, crowd.acknowledged());
        happen(fault, postgres, stage.instances(), apart, outages);
      }
      outages.awaitEnd();
      stage.instances().awaitAll();
      crowd.await(2 * CrowdStage.USERS);
      stage.check(crowd, operators);
      assertThat(stage.received().most(SECOND)).isLessThanOrEqualTo(LIMIT);
    }
  }

  /**
   * @param apart the instance that can be cut off
   */
  private void happen(
      Fault fault, KillablePostgres postgres, Instances instances, int apart, Outages outages) {
    switch (fault) {
      case KILL -> {
        int number = outages.other(instances.size());
        instances.kill(number);
        instances.restart(number);
      }
      case KILL_SESSION -> postgres.killSession(dice);
      case KILL_POSTGRES -> postgres.killServer();
      case HALT -> outages.begin(dice.nextInt(apart), instances::halt, instances::resume);
      case CUT_OFF -> outages.begin(apart, _ -> instances.cut(), _ -> instances.mend());
    }
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

    private final ScheduledExecutorService ends;
    private final Set<Integer> out = ConcurrentHashMap.newKeySet();

    Outages(ScheduledExecutorService ends) {
      this.ends = ends;
    }

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
