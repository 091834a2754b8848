package switchboard.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import switchboard.domain.Goal;
import switchboard.domain.UserId;
import switchboard.insight.DurationBucket;
import switchboard.store.GoalDao.AttemptRow;
import switchboard.store.Tables;
import switchboard.testing.OnEachDatabase;

/** Random updates, erasures and clocks: the figures of goals are those of a recount. */
@OnEachDatabase
class GoalFiguresTest extends GoalTestBase {

  private static final int USERS = 4;

  @RepeatedTest(4)
  void figuresAreThoseOfARecount() {
    long seed = System.nanoTime();
    play(new Random(seed), 40, 0);
    assertThat(attempts()).as("seed %d", seed).isEqualTo(recount());
    figuresAreThoseOfTheRows(seed);
  }

  @RepeatedTest(4)
  void figuresAreThoseOfTheRowsWhateverTheClockDoes() {
    long seed = System.nanoTime();
    play(new Random(seed), 40, 90);
    figuresAreThoseOfTheRows(seed);
  }

  /** Random batches. */
  private void play(Random random, int minutes, int back) {
    for (int batch = 0; batch < 40; batch++) {
      for (int i = random.nextInt(8); i >= 0; i--) {
        after(random.nextInt(4) == 0 ? 0 : random.nextInt(minutes));
        if (back > 0 && random.nextInt(10) == 0) {
          after(-random.nextInt(back));
        }
        long user = 1L + random.nextInt(USERS);
        if (!shown.containsKey(user)) {
          handle();
          arrive(user, random.nextBoolean() ? "" : "l-a");
        } else if (random.nextInt(20) == 0) {
          erase(user);
        } else {
          tap(user, List.of("a", "b", "c", "d", "home").get(random.nextInt(5)));
        }
      }
      handle();
    }
  }

  private List<AttemptRow> stored() {
    return store.readNow(tables -> of(tables));
  }

  private static List<AttemptRow> of(Tables tables) {
    return LongStream.rangeClosed(1, USERS)
        .mapToObj(user -> tables.goals().of(new UserId(user)))
        .flatMap(List::stream)
        .toList();
  }

  /** How many attempts of each user at each goal reached which step. */
  private Map<String, Long> attempts() {
    return stored().stream().collect(groupingBy(GoalFiguresTest::name, TreeMap::new, counting()));
  }

  private static String name(AttemptRow row) {
    return "%s %s %d %s".formatted(row.userId().value(), row.goal(), row.step(), row.done());
  }

  private Map<String, Long> recount() {
    var names = new ArrayList<String>();
    shown.forEach((user, all) ->
        BRAIN.goals().stream()
            .flatMap(goal -> recount(goal, all).stream().map(ended -> Map.entry(goal, ended)))
            .forEach(it ->
                names.add(
                    "%s %s %d %s"
                        .formatted(
                            user,
                            it.getKey().id(),
                            it.getValue(),
                            it.getValue() == it.getKey().steps().size()))));
    return names.stream().collect(groupingBy(name -> name, TreeMap::new, counting()));
  }

  /** How far each attempt at a goal came, from all that was shown. */
  private static List<Integer> recount(Goal goal, List<Shown> all) {
    var ended = new ArrayList<Integer>();
    for (int place = 0; place < all.size(); place++) {
      if (all.get(place).screen().equals(goal.steps().getFirst())) {
        var end = all.get(place).at().plus(goal.within());
        int step = 1;
        while (step < goal.steps().size()
            && place + 1 < all.size()
            && all.get(place + 1).at().isBefore(end)) {
          place++;
          step += all.get(place).screen().equals(goal.steps().get(step)) ? 1 : 0;
        }
        ended.add(step);
      }
    }
    return ended;
  }

  private void figuresAreThoseOfTheRows(long seed) {
    var steps = new ArrayList<String>();
    var times = new ArrayList<String>();
    for (var row : stored()) {
      var day = row.goal() + "|" + row.startedAt().toEpochMilli() / DAY + "|";
      IntStream.rangeClosed(1, row.step()).forEach(step -> steps.add(day + step));
      if (row.done()) {
        var took = Duration.between(row.startedAt(), row.reachedAt());
        times.add(day + DurationBucket.of(took).number());
      }
    }
    assertThat(rows("SELECT goal, day, step, attempts FROM goal_figures WHERE attempts <> 0"))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(counted(steps));
    assertThat(rows("SELECT goal, day, bucket, attempts FROM goal_times WHERE attempts <> 0"))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(counted(times));
    assertThat(rows("SELECT user_id FROM journeys WHERE reached = 1 ORDER BY user_id"))
        .as("seed %d", seed)
        .isEqualTo(
            rows("SELECT DISTINCT user_id FROM goal_attempts WHERE done = 1 ORDER BY user_id"));
  }

  private static List<String> counted(List<String> names) {
    return names.stream().collect(groupingBy(name -> name, counting())).entrySet().stream()
        .map(it -> it.getKey() + "|" + it.getValue())
        .toList();
  }
}
