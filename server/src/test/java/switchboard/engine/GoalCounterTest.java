package switchboard.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.brain.Brain;
import switchboard.brain.BrainSetup;
import switchboard.domain.FilePolicy;
import switchboard.domain.Goal;
import switchboard.domain.Lineage;
import switchboard.domain.Policy;
import switchboard.domain.UserId;
import switchboard.insight.DurationBucket;
import switchboard.outbox.CommitPipeline;
import switchboard.store.GoalDao.AttemptRow;
import switchboard.store.JourneyDao.JourneyRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.telegram.BotIdentity;
import switchboard.telegram.UpdateReader;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/** Attempts at goals, as updates are handled. */
@OnEachDatabase
class GoalCounterTest {

  private static final long ANN = 7;
  private static final int USERS = 4;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final String BOT =
      """
      name: Cafe
      languages: [en]
      goals:
        - {id: look, label: Look, steps: [a]}
        - {id: book, label: Book, steps: [a, c], within: 30m}
        - {id: pay, label: Pay, steps: [b, c, d], within: 2h}
      commands: [{command: a, open: a, description: A}]
      menu:
        id: home
        text: Welcome
        items:
          - {label: A, id: a, text: A}
          - {label: B, id: b, text: B}
          - {label: C, id: c, text: C}
          - {label: D, id: d, text: D}
      """;

  private static final Brain BRAIN =
      new Brain(
          new BrainSetup(
              ((BotFile.Result.Loaded) BotFile.parse(BOT, "bot.yaml", MediaFiles.beside(null)))
                  .bot(),
              Lineage.NONE,
              new Policy(0, 48, 7, 7, false, new FilePolicy(FilePolicy.Kept.OFF, 1, 0)),
              "test_bot"));

  /** What was shown to a user, in order. */
  private record Shown(String screen, Instant at) {}

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final UpdateReader reader = new UpdateReader(() -> new BotIdentity(1, "test_bot", "T"));
  private Store store;
  private Instant now = Instant.parse("2026-03-01T22:00:00.123456Z");
  private long updates = 1_000;
  private final Map<Long, List<Shown>> shown = new HashMap<>();
  private final List<ReceivedUpdate> waiting = new ArrayList<>();

  @BeforeEach
  void open() {
    store = database.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void after(long minutes) {
    now = now.plus(Duration.ofMinutes(minutes));
  }

  private long add(String json) {
    var raw = json.getBytes(StandardCharsets.UTF_8);
    waiting.add(
        new ReceivedUpdate(((UpdateReader.Read.Update) reader.read(raw, now)).incoming(), raw));
    return updates;
  }

  private void tap(long user, String screen) {
    add(TestServer.tap(++updates, user, "s:" + screen));
    shown.computeIfAbsent(user, _ -> new ArrayList<>()).add(new Shown(screen, now));
  }

  private void erase(long user) {
    long asked = add(TestServer.text(++updates, user, "/delete"));
    add(TestServer.tap(++updates, user, "d:" + asked));
    shown.remove(user);
  }

  private void handle() {
    var batch = List.copyOf(waiting);
    waiting.clear();
    var _ =
        Store.await(
            new CommitPipeline(store, null)
                .submit(tables -> new Batch(store, tables, BRAIN).handle(batch), (_, _) -> {}));
  }

  /** A user is counted from now on. */
  private void arrive(long user, String source) {
    add(TestServer.text(++updates, user, "/start"));
    handle();
    shown.put(user, new ArrayList<>());
    var row = new JourneyRow(new UserId(user), now.toEpochMilli() / DAY, 1, source, false);
    store.run(tables -> {
      tables.journeys().delete(row.userId());
      tables.journeys().save(List.of(row));
    });
  }

  private List<String> rows(String sql) {
    return database.rows(folder, sql);
  }

  private List<String> figures() {
    return rows(
        "SELECT goal, step, sum(attempts) FROM goal_figures GROUP BY goal, step"
            + " HAVING sum(attempts) <> 0 ORDER BY goal, step");
  }

  @Test
  void stepsOfSeveralBatchesAreOneAttempt() {
    arrive(ANN, "");
    tap(ANN, "a");
    handle();
    after(5);
    tap(ANN, "b");
    tap(ANN, "c");
    handle();
    assertThat(figures()).containsExactly("book|1|1", "book|2|1", "look|1|1", "pay|1|1", "pay|2|1");
    assertThat(rows("SELECT goal, bucket, attempts FROM goal_times ORDER BY goal"))
        .containsExactly(
            "book|%d|1".formatted(DurationBucket.of(Duration.ofMinutes(5)).number()), "look|0|1");
  }

  @Test
  void onlyTapsAndCommandsAreSteps() {
    arrive(ANN, "");
    add(TestServer.text(++updates, ANN, "/a"));
    add(TestServer.text(++updates, ANN, "hello"));
    handle();
    assertThat(figures()).containsExactly("book|1|1", "look|1|1");
  }

  @Test
  void theFirstGoalThatIsReachedCountsForTheLinkThatBroughtTheUser() {
    arrive(ANN, "l-poster");
    arrive(8, "l-poster");
    arrive(9, "");
    tap(ANN, "a");
    tap(ANN, "a");
    tap(8, "c");
    handle();
    tap(ANN, "c");
    tap(8, "a");
    handle();
    assertThat(rows("SELECT user_id FROM journeys WHERE reached = 1 ORDER BY user_id"))
        .containsExactly("7", "8");
    assertThat(
            rows(
                "SELECT source, sum(reached) FROM link_figures GROUP BY source HAVING sum(reached) > 0"))
        .containsExactly("l-poster|2");
  }

  @Test
  void usersWithoutAJourneyAreNotCounted() {
    arrive(ANN, "");
    store.run(tables -> tables.journeys().delete(new UserId(ANN)));
    tap(ANN, "a");
    handle();
    assertThat(figures()).isEmpty();
    assertThat(rows("SELECT * FROM goal_attempts")).isEmpty();
  }

  @Test
  void anErasedUserIsInNoFigure() {
    arrive(ANN, "");
    arrive(8, "");
    tap(ANN, "a");
    tap(8, "a");
    handle();
    tap(ANN, "c");
    tap(8, "b");
    erase(ANN);
    tap(8, "c");
    handle();
    assertThat(figures()).containsExactly("book|1|1", "book|2|1", "look|1|1", "pay|1|1", "pay|2|1");
    assertThat(rows("SELECT goal, sum(attempts) FROM goal_times GROUP BY goal ORDER BY goal"))
        .containsExactly("book|1", "look|1");
    assertThat(rows("SELECT DISTINCT user_id FROM goal_attempts")).containsExactly("8");
  }

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
    return stored().stream().collect(groupingBy(GoalCounterTest::name, TreeMap::new, counting()));
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
