package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.PeopleDao.Behind;
import switchboard.store.PeopleDao.Filter;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.UserDao.UserRow;
import switchboard.store.backup.BackupFixture;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

@OnEachDatabase
class PeopleDaoTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Behind BEGINNING =
      new Behind(Instant.ofEpochMilli(Long.MAX_VALUE), new UserId(0));
  private static final int ALL = 1000;

  private final BackupFixture stage;

  PeopleDaoTest(TestDatabase database, @TempDir Path folder) {
    stage = new BackupFixture(database, folder);
  }

  private static void fill(Tables tables) {
    var dice = new Random(7);
    tables.users().save(LongStream.range(0, 200).mapToObj(id -> user(id, dice)).toList());
    for (long id = 0; id < 200; id++) {
      tables.users().setReachable(new UserId(id), id % 3 > 0);
    }
    tables
        .sessions()
        .savePreferences(
            LongStream.range(0, 100)
                .mapToObj(id ->
                    new PreferenceRow(new UserId(id), "en", id % 2 > 0, "Light", true, true, NOW))
                .toList());
  }

  private static UserRow user(long id, Random dice) {
    var came = NOW.minus(Duration.ofDays(dice.nextInt(50)));
    return new UserRow(
        new UserId(id),
        null,
        "P",
        null,
        List.of("en", "de", "es").get(dice.nextInt(3)),
        false,
        new ChatId(id),
        came,
        came.plus(Duration.ofDays(dice.nextInt(40))),
        true);
  }

  private static Stream<Filter> filters() {
    return Stream.of("en", "it", null)
        .flatMap(language ->
            Stream.of(NOW.minus(Duration.ofDays(20)), Instant.EPOCH)
                .flatMap(since ->
                    Stream.of(true, false)
                        .flatMap(blocked ->
                            Stream.of(true, false)
                                .map(silent -> new Filter(language, since, blocked, silent)))));
  }

  /** Both query plans, for few and for many people, return the same list. */
  @Test
  void eachWayFindsTheSame() {
    try (var store = stage.open()) {
      store.run(tables -> fill(tables));
      var behind = new Behind(NOW.minus(Duration.ofDays(10)), new UserId(50));
      filters()
          .forEach(filter -> {
            for (var from : List.of(BEGINNING, behind)) {
              for (var by : parts(filter)) {
                List<UserId> walked =
                    store.readNow(it -> it.people().walked("last_activity", filter, from, ALL));
                List<UserId> gathered =
                    store.readNow(
                        it -> it.people().collected("last_activity", by, filter, from, ALL));
                assertThat(gathered).as("%s by %s", filter, by).isEqualTo(walked);
                List<UserId> arrived =
                    store.readNow(it -> it.people().walked("created_at", filter, from, ALL));
                List<UserId> few =
                    store.readNow(it -> it.people().collected("created_at", by, filter, from, ALL));
                assertThat(few).as("%s by %s", filter, by).isEqualTo(arrived);
              }
            }
          });
    }
  }

  private static List<String> parts(Filter filter) {
    return Stream.of(
            filter.language() == null ? "" : "language",
            filter.blocked() ? "blocked" : "",
            filter.silent() ? "silent" : "")
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
