package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.ChatId;
import switchboard.domain.QuarantineState;
import switchboard.domain.UserId;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.QuarantineDao.QuarantineRow;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.StatisticsDao.Figures;
import switchboard.store.UserDao.UserRow;
import switchboard.store.backup.BackupFixture;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

/** The totals always equal a recount. */
@OnEachDatabase
class StatisticsDaoTest {

  private static final int PEOPLE = 12;
  private static final int STEPS = 300;

  private final BackupFixture stage;
  private final Set<Long> activeToday = new HashSet<>();

  StatisticsDaoTest(TestDatabase database, @TempDir Path folder) {
    stage = new BackupFixture(database, folder);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theyEqualAFullCountAfterWhateverHappened(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 3; round++) {
      try (var store = stage.open()) {
        for (int i = 0; i < STEPS; i++) {
          step(store, random);
        }
        equalsACount(store);
      }
    }
  }

  private void step(Store store, Random random) {
    long person = 1 + random.nextLong(PEOPLE);
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> write(store, person);
      case 3 -> interact(store, person, "tap");
      case 4 -> quarantine(store, person, random.nextLong(40));
      case 5 -> store.writeNow(tables -> tables.quarantine().delete(random.nextLong(40)));
      case 6 ->
          store.run(
              tables -> tables.users().setReachable(new UserId(person), random.nextBoolean()));
      case 7 -> speak(store, person, language(random));
      case 8, 9 -> saveSeveral(store, random);
      case 10 -> turn(Duration.ofMinutes(random.nextInt(200)));
      default -> {
        if (random.nextInt(3) == 0) {
          erase(store, person);
        } else {
          forget(store);
        }
      }
    }
  }

  private void write(Store store, long person) {
    BackupFixture.write(store, person, stage.clock.get());
    var where = new ConversationRow(new UserId(person), "home", "{}", null, stage.clock.get());
    store.run(tables -> tables.sessions().saveConversations(List.of(where)));
    activeToday.add(person);
  }

  /** Updates a person's language; it may be missing. */
  private void speak(Store store, long person, @Nullable String language) {
    store.run(tables ->
        tables
            .users()
            .find(new UserId(person))
            .map(it ->
                new UserRow(
                    new UserId(person),
                    null,
                    "Name",
                    null,
                    language,
                    false,
                    null,
                    it.createdAt(),
                    it.lastActivity(),
                    true))
            .ifPresent(changed -> tables.users().save(List.of(changed))));
  }

  private static @Nullable String language(Random random) {
    return Stream.of("de", "en", "ru", null).toList().get(random.nextInt(4));
  }

  /** Saves people with one statement, some of them twice, and some of them in a group. */
  private void saveSeveral(Store store, Random random) {
    var now = stage.clock.get();
    var rows =
        random
            .longs(4, 1, PEOPLE + 1)
            .mapToObj(person ->
                new UserRow(
                    new UserId(person),
                    null,
                    "Name",
                    null,
                    language(random),
                    false,
                    random.nextBoolean() ? new ChatId(person) : null,
                    now,
                    now,
                    random.nextBoolean()))
            .toList();
    store.run(tables -> tables.users().save(rows));
    rows.forEach(row -> activeToday.add(row.userId().value()));
  }

  private void interact(Store store, long person, String type) {
    store.run(tables -> {
      if (tables.users().find(new UserId(person)).isPresent()) {
        var row =
            new InteractionRow(
                store.rowIds(tables).interaction(),
                new UserId(person),
                type,
                "x",
                stage.clock.get());
        tables.interactions().add(List.of(row));
      }
    });
  }

  private void quarantine(Store store, long person, long update) {
    var now = stage.clock.get();
    var row =
        new QuarantineRow(
            update, new UserId(person), "message", "{}", "why", QuarantineState.HELD, 1, now, now);
    store.run(tables -> tables.quarantine().add(List.of(row)));
  }

  private void turn(Duration time) {
    var before = stage.clock.get();
    var now = stage.clock.updateAndGet(at -> at.plus(time));
    if (!before.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS))) {
      activeToday.clear();
    }
  }

  private void erase(Store store, long person) {
    store.writeNow(tables -> PersonalData.erase(tables, new UserId(person)));
    activeToday.remove(person);
  }

  private void forget(Store store) {
    var before = stage.clock.get().minus(Duration.ofHours(6));
    store.writeNow(tables -> tables.messages().forget(before, 5));
  }

  private void equalsACount(Store store) {
    var now = stage.clock.get();
    var figures = store.readNow(tables -> tables.statistics().at(now));
    var since = now.minus(Duration.ofMinutes(30)).toEpochMilli();
    assertThat(figures)
        .isEqualTo(
            new Figures(
                count("users"),
                activeToday.size(),
                count("user_messages"),
                count("user_interactions"),
                count("users WHERE last_activity >= " + since),
                count("outbox WHERE state = 'pending'"),
                figures.oldestReply(),
                count("quarantine"),
                0));
    rollupsEqualACount(store, now);
    assertThat(figures.users() + figures.messages() + figures.quarantined()).isPositive();
  }

  private void rollupsEqualACount(Store store, Instant now) {
    long day = now.toEpochMilli() / 86_400_000;
    for (long since : List.of(0L, day - 6, day)) {
      assertThat(store.<Long>readNow(tables -> tables.rollups().activeSince(since)))
          .isEqualTo(count("users WHERE last_activity / 86400000 >= " + since));
    }
    assertThat(store.<Long>readNow(tables -> tables.rollups().unreachable()))
        .isEqualTo(count("users WHERE reachable = 0"));
    assertThat(stage.rows("SELECT day || '|' || people FROM people_by_last_day WHERE people <> 0"))
        .containsExactlyInAnyOrderElementsOf(counted("last_activity / 86400000"));
    assertThat(
            store.<List<RollupDao.LanguagePeople>>readNow(tables -> tables.rollups().languages(99)))
        .extracting(spoken -> spoken.language() + '|' + spoken.people())
        .containsExactlyInAnyOrderElementsOf(counted("COALESCE(language_code, '')"));
  }

  private List<String> counted(String by) {
    return stage.rows("SELECT (%1$s) || '|' || count(*) FROM users GROUP BY %1$s".formatted(by));
  }

  private long count(String what) {
    return Long.parseLong(stage.rows("SELECT count(*) FROM " + what).getFirst());
  }

  @Test
  void aClockThatWasAheadIsPutRight() {
    stage.write(1);
    var today = stage.clock.get();
    stage.clock.set(today.plus(Duration.ofDays(1)));
    stage.write(1, 2);
    stage.clock.set(today);
    stage.write(1);
    try (var store = stage.open()) {
      assertThat(activeAt(store, today)).isEqualTo(1);
      assertThat(activeAt(store, today.plus(Duration.ofDays(1)))).isEqualTo(1);
      long day = today.toEpochMilli() / 86_400_000;
      assertThat(store.<Long>readNow(tables -> tables.rollups().activeSince(day))).isEqualTo(2);
      assertThat(store.<Long>readNow(tables -> tables.rollups().activeSince(day + 1))).isEqualTo(1);
    }
  }

  /** New on the day that the clock showed first, the user was never counted on the right one. */
  @Test
  void aDayOnWhichNobodyWasCountedIsNotNegative() {
    var today = stage.clock.get();
    stage.clock.set(today.plus(Duration.ofDays(1)));
    stage.write(1);
    stage.clock.set(today);
    stage.write(1);
    try (var store = stage.open()) {
      erase(store, 1);
      assertThat(activeAt(store, today)).isZero();
    }
  }

  private static long activeAt(Store store, Instant at) {
    return store.readNow(tables -> tables.statistics().at(at)).activeUsersToday();
  }
}
