package switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.domain.Bot;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.insight.DurationBucket;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.OfficeHours;
import switchboard.insight.Period;
import switchboard.outbox.CommitPipeline;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.store.WaitingDao.Version;
import switchboard.store.WaitingDao.WaitingRow;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

/** A random history; {@code -Dseed=…} repeats one. */
@OnEachDatabase
class AnswerTimesTest {

  private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
  private static final OfficeHours HOURS = new OfficeHours(ZoneId.systemDefault());
  private static final String BOT =
      """
      name: Cafe
      languages: [en]
      menu: {id: home, text: Welcome, items: [{label: Mine, action: history}]}
      """;
  private static final int USERS = 6;
  private static final int EVENTS = 150;

  @Parameter TestDatabase database;
  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  private final InstantSource clock = now::get;
  private Store store;
  private ReplyService replies;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = database.open(folder);
    replies = new ReplyService(store, new CommitPipeline(store, null), clock);
    for (int id = 1; id <= USERS; id++) {
      var user = new UserId(id);
      store.run(tables -> tables.users().save(List.of(row(user))));
    }
  }

  private static UserRow row(UserId id) {
    return new UserRow(
        id, null, "Ann", null, "en", false, ChatId.ofPrivate(id), BEGIN, BEGIN, true);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void begins(UserId user) {
    store.run(tables -> tables.waiting().add(List.of(WaitingRow.of(user, now.get(), 1))));
  }

  private void answers(UserId user) {
    replies.send(user, "Here you are.", "eve", null);
  }

  private void settles(UserId user, Instant since) {
    new InboxService(store, clock).settle(new Version(user, since, null));
  }

  private void passes(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  /** A row of the table, but for its number. */
  private record Key(long day, int bucket, boolean inHours) {}

  @Test
  void theSumsAreThoseOfACount() {
    long seed = Long.getLong("seed", new Random().nextLong());
    var random = new Random(seed);
    var waiting = new HashMap<UserId, Instant>();
    var counted = new HashMap<Key, Long>();
    for (int event = 0; event < EVENTS; event++) {
      passes(Duration.ofMillis((long) Math.exp(random.nextDouble() * 18)));
      var user = new UserId(1 + random.nextInt(USERS));
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          begins(user);
          waiting.putIfAbsent(user, now.get());
        }
        case 2, 3 -> {
          answers(user);
          var since = waiting.remove(user);
          if (since != null) {
            counted.merge(key(since), 1L, Long::sum);
          }
        }
        default -> {
          var since = waiting.remove(user);
          if (since != null) {
            settles(user, since);
          }
        }
      }
    }
    assertThat(counted).as("seed %d", seed).isNotEmpty();
    for (long day : days(counted)) {
      assertThat(stored(day)).as("seed %d, day %d", seed, day).isEqualTo(ofDay(counted, day));
    }
    assertThat(cells("answers", Period.upTo(now.get(), 365)).getFirst().get(1))
        .as("seed %d", seed)
        .isEqualTo(new Cell.Count(sum(counted)));
  }

  private Key key(Instant since) {
    var waited = Duration.between(since, now.get());
    return new Key(Period.day(now.get()), DurationBucket.of(waited).number(), HOURS.contain(since));
  }

  private static List<Long> days(Map<Key, Long> counted) {
    return counted.keySet().stream().map(Key::day).distinct().toList();
  }

  private static Map<Key, Long> ofDay(Map<Key, Long> counted, long day) {
    return counted.entrySet().stream()
        .filter(it -> it.getKey().day() == day)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Map<Key, Long> stored(long day) {
    return store.readNow(tables ->
        tables.answerFigures().totals(day, day).stream()
            .collect(
                Collectors.toMap(
                    it -> new Key(day, it.bucket(), it.inHours()), it -> it.answers())));
  }

  private static long sum(Map<Key, Long> counted) {
    return counted.values().stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void theBlockShowsHowLongUsersWaited() {
    for (int minutes : new int[] {1, 2, 10, 30, 90, 3_000}) {
      begins(new UserId(1));
      passes(Duration.ofMinutes(minutes));
      answers(new UserId(1));
    }
    begins(new UserId(2));
    passes(Duration.ofMinutes(20));
    var period = Period.upTo(now.get(), 7);
    assertThat(cells("waits", period).stream().map(row -> row.get(1)))
        .containsExactly(count(2), count(1), count(1), count(1), count(0), count(1));
    var all = cells("answers", period).getFirst();
    assertThat(all.get(1)).isEqualTo(count(6));
    assertThat(all.get(2))
        .isInstanceOfSatisfying(
            Cell.Time.class,
            time ->
                assertThat(time.value()).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(13)));
    assertThat(all.get(4)).isEqualTo(count(4));
    assertThat(cells("waiting", period))
        .containsExactly(List.of(count(1), new Cell.Time(Duration.ofMinutes(20))));
  }

  @Test
  void withoutAnswersItSaysSo() {
    var period = Period.upTo(now.get(), 7);
    assertThat(summary(period)).isEqualTo("No operator has answered in this period.");
    begins(new UserId(1));
    passes(Duration.ofMinutes(1));
    answers(new UserId(1));
    assertThat(summary(period)).startsWith("Operators gave 1 answer: median wait ");
    assertThat(summary(period.before())).startsWith("No operator");
    assertThat(tables(period.before(), bot(null)))
        .extracting(FigureTable::name)
        .doesNotContain("waiting");
    assertThat(tables(period, bot(null)).getFirst().columns()).hasSize(4);
  }

  private static Cell count(long value) {
    return new Cell.Count(value);
  }

  private List<List<Cell>> cells(String table, Period period) {
    return tables(period, bot(Duration.ofHours(1))).stream()
        .filter(it -> it.name().equals(table))
        .findFirst()
        .orElseThrow()
        .rows();
  }

  private List<FigureTable> tables(Period period, Bot bot) {
    return store.readNow(tables -> new AnswerTimes(clock).read(tables, period, bot)).tables();
  }

  private String summary(Period period) {
    return store
        .readNow(tables -> new AnswerTimes(clock).read(tables, period, bot(null)))
        .summary()
        .toString();
  }

  private static Bot bot(@Nullable Duration within) {
    var yaml = within == null ? BOT : BOT + "reply_within: " + within.toHours() + "h\n";
    return ((BotFile.Result.Loaded) BotFile.parse(yaml, "bot.yaml", MediaFiles.beside(null))).bot();
  }
}
