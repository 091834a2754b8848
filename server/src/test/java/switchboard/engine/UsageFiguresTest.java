package switchboard.engine;

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
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.domain.UserId;
import switchboard.outbox.CommitPipeline;
import switchboard.outbox.Committed;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.telegram.BotIdentity;
import switchboard.telegram.UpdateReader;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/**
 * Random updates, erasures and changes of the clock: figures about people equal a recount of those
 * who are there, and sums a recount of what happened. More rounds: {@code -Drounds=100}.
 */
@OnEachDatabase
class UsageFiguresTest {

  private static final int USERS = 6;
  private static final int BATCHES = 60;
  private static final List<String> ADDRESSES =
      List.of("s:hours", "s:hours", "s:home", "a:settings", "a:home", "p:f:0", "p:f:1", "zzz");

  /** Of at least a minute, so that the stored time of a user's last activity is exact. */
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(29),
          Duration.ofMinutes(30),
          Duration.ofHours(5),
          Duration.ofDays(3),
          Duration.ofDays(8),
          Duration.ofDays(400),
          Duration.ofMinutes(-45),
          Duration.ofDays(-9));

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final UpdateReader reader = new UpdateReader(() -> new BotIdentity(1, "test_bot", "T"));
  private final RecordingDecider decider = new RecordingDecider();
  private Store store;
  private long updates = 1_000;
  private Instant now = Instant.parse("2026-03-01T23:50:00Z");
  private Instant erasedAt = Instant.MIN;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("rounds", 4));
  }

  @BeforeEach
  void open() {
    store = database.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theyEqualARecountAfterWhateverHappened(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < BATCHES; i++) {
      if (random.nextInt(12) == 0) {
        erase(random);
      } else {
        handle(random);
      }
    }
    var recount = new UsageRecount(decider.steps());
    sumsEqualARecountOfWhatHappened(recount);
    figuresEqualARecountOfThePeopleWhoAreThere(recount);
    assertThat(decider.steps()).hasSizeGreaterThan(BATCHES);
  }

  private void handle(Random random) {
    var batch = new ArrayList<ReceivedUpdate>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      batch.add(update(random));
    }
    var _ = commit(tables -> new Batch(store, tables, decider).handle(batch));
  }

  /** An operator erases somebody. */
  private void erase(Random random) {
    var user = new UserId(1L + random.nextInt(USERS));
    var _ = store.writeNow(tables -> Erasure.begin(tables, user, now));
    decider.erased(user, now);
    erasedAt = now;
    new Erasure(store, new CommitPipeline(store, null), () -> now).run();
  }

  private Committed commit(Function<Tables, Committed> work) {
    return Store.await(new CommitPipeline(store, null).submit(work, (_, _) -> {}));
  }

  private ReceivedUpdate update(Random random) {
    var next = now.plus(STEPS.get(random.nextInt(STEPS.size())));
    now = next.isBefore(erasedAt) ? erasedAt : next; // or else a /start would be too late
    long id = ++updates;
    long user = 1L + random.nextInt(USERS);
    var json =
        switch (random.nextInt(10)) {
          case 0, 1 -> TestServer.text(id, user, "/start");
          case 2 -> TestServer.text(id, user, "/settings");
          case 3 -> TestServer.text(id, user, "hello");
          case 4 -> blocked(id, user);
          case 5 -> TestServer.text(id, user, "/delete");
          case 6 -> TestServer.tap(id, user, "d:" + decider.lastDeletion(new UserId(user)));
          default -> TestServer.tap(id, user, ADDRESSES.get(random.nextInt(ADDRESSES.size())));
        };
    var raw =
        json.replaceAll("\"date\":\\d+", "\"date\":" + now.getEpochSecond())
            .getBytes(StandardCharsets.UTF_8);
    return new ReceivedUpdate(((UpdateReader.Read.Update) reader.read(raw, now)).incoming(), raw);
  }

  private static String blocked(long id, long user) {
    return """
    {"update_id":%1$d,"my_chat_member":{"date":1772000000,
     "chat":{"id":%2$d,"type":"private"},"from":{"id":%2$d,"is_bot":false,"first_name":"P"},
     "old_chat_member":{"status":"member","user":{"id":1,"is_bot":true,"first_name":"T"}},
     "new_chat_member":{"status":"kicked","user":{"id":1,"is_bot":true,"first_name":"T"},
      "until_date":0}}}
    """
        .formatted(id, user);
  }

  private void sumsEqualARecountOfWhatHappened(UsageRecount recount) {
    equal("SELECT hour, visits FROM hourly_figures WHERE visits", recount.visits);
    equal("SELECT hour, blocked FROM hourly_figures WHERE blocked", recount.blocked);
    equal("SELECT hour, came_back FROM hourly_figures WHERE came_back", recount.cameBack);
    equal("SELECT hour, erased FROM hourly_figures WHERE erased", recount.erased);
    equal("SELECT * FROM transition_figures WHERE times", recount.transitions);
    equal("SELECT * FROM exit_figures WHERE visits", recount.exits);
    equal("SELECT week, newcomers FROM week_figures WHERE newcomers", recount.newcomers);
    equal("SELECT week, returned FROM week_figures WHERE returned", recount.returned);
    equal("SELECT week, resurrected FROM week_figures WHERE resurrected", recount.resurrected);
  }

  private void equal(String sql, Map<String, Long> recount) {
    assertThat(database.rows(folder, sql + " <> 0"))
        .as(sql)
        .containsExactlyInAnyOrderElementsOf(UsageRecount.lines(recount));
  }

  private void figuresEqualARecountOfThePeopleWhoAreThere(UsageRecount recount) {
    var cohorts = new HashMap<String, Long>();
    var arrivals = new HashMap<String, Long>();
    store.run(tables ->
        recount.weeks.forEach((user, weeks) -> {
          var created = tables.users().find(user).orElseThrow().createdAt();
          long arrived = UsageRecount.week(created);
          weeks.add(arrived);
          weeks.stream()
              .map(week -> week - arrived)
              .filter(week -> 0 <= week && week < 64)
              .forEach(week -> cohorts.merge(arrived + "|" + week, 1L, Long::sum));
          var day = Long.toString(created.toEpochMilli() / 86_400_000);
          arrivals.merge(day, 1L, Long::sum);
        }));
    equal("SELECT * FROM cohort_figures WHERE people", cohorts);
    equal("SELECT day, newcomers FROM link_figures WHERE newcomers", arrivals);
    assertThat(database.rows(folder, "SELECT count(*) FROM journeys"))
        .containsExactly(Integer.toString(recount.weeks.size()));
  }
}
