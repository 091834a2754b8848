package switchboard.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.UserId;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.Store;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.OriginalBot;
import switchboard.testing.TestDatabase;

/** Imports into a store. */
@OnEachDatabase
class ImporterTest {

  private static final int PEOPLE = 40;
  private static final int ROWS = 2_600;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final LocalDateTime BEGIN = LocalDateTime.parse("2025-01-01T08:00:00");
  private static final ImportOptions SAME = new ImportOptions(true, NOW, null);
  private static final ImportOptions OTHER = new ImportOptions(false, NOW, null);

  private final TestDatabase database;
  private final Path folder;
  private final Path file;
  private Store store;

  ImporterTest(TestDatabase database, @TempDir Path folder) {
    this.database = database;
    this.folder = folder;
    file = folder.resolve("bot.db");
    store = database.open(folder);
  }

  @BeforeEach
  void write() {
    var random = new Random(5);
    var now = BEGIN;
    try (var bot = OriginalBot.withTables(file)) {
      for (int i = 1; i <= PEOPLE; i++) {
        bot.user(i, "Person " + i, BEGIN, BEGIN);
      }
      for (int i = 1; i <= ROWS; i++) {
        now = now.plusMinutes(random.nextInt(200));
        long user = random.nextLong(1, PEOPLE + 1);
        if (i % 3 == 0) {
          bot.tap(user, "menu " + i, now);
        } else {
          bot.message(user, i, "text " + i, now);
        }
      }
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Tally run(ImportOptions options) {
    return importer(options).run(source(), (_, _) -> {});
  }

  private Importer importer(ImportOptions options) {
    return new Importer(store, folder, options);
  }

  private Source source() {
    return new FlaskSource(file, new Times(ZoneOffset.UTC, NOW));
  }

  private List<String> rows(String sql) {
    return database.rows(folder, sql);
  }

  private List<String> content() {
    return content(folder);
  }

  /** All that a repeated import must leave as it is. */
  private List<String> content(Path data) {
    return Stream.of(
            "SELECT * FROM statistics ORDER BY name",
            "SELECT * FROM hourly_figures ORDER BY hour",
            "SELECT * FROM daily_activity ORDER BY day",
            "SELECT * FROM people_by_last_day WHERE people <> 0 ORDER BY day",
            "SELECT * FROM people_by_language WHERE people <> 0 ORDER BY language",
            "SELECT user_id, created_at, last_activity, reachable FROM users ORDER BY user_id",
            "SELECT user_id, chat_id, message_id, timestamp FROM user_messages ORDER BY id",
            "SELECT user_id, action_type, timestamp FROM user_interactions ORDER BY id")
        .map(sql -> database.rows(data, sql).toString())
        .toList();
  }

  private void totalsEqualACount() {
    assertThat(rows("SELECT total FROM statistics WHERE name = 'users'"))
        .isEqualTo(rows("SELECT count(*) FROM users"));
    assertThat(rows("SELECT total FROM statistics WHERE name = 'messages'"))
        .isEqualTo(rows("SELECT count(*) FROM user_messages"));
    assertThat(rows("SELECT total FROM statistics WHERE name = 'interactions'"))
        .isEqualTo(rows("SELECT count(*) FROM user_interactions"));
    assertThat(rows("SELECT total FROM statistics WHERE name = 'unreachable'"))
        .isEqualTo(rows("SELECT count(*) FROM users WHERE reachable = 0"));
    assertThat(rows("SELECT day, people FROM people_by_last_day WHERE people <> 0 ORDER BY day"))
        .isEqualTo(
            rows(
                "SELECT last_activity / 86400000 AS day, count(*) FROM users GROUP BY 1 ORDER BY 1"));
  }

  @Test
  void everythingIsThereInOrderAndCountedAsWhenItHappened() {
    var plan = importer(SAME).rehearse(source(), (_, _) -> {});
    assertThat(rows("SELECT * FROM users")).isEmpty();
    var done = run(SAME);
    for (var kind : Kind.values()) {
      assertThat(done.of(kind)).isEqualTo(plan.of(kind));
    }
    assertThat(done.of(Kind.PERSON).added()).isEqualTo(PEOPLE);
    assertThat(done.of(Kind.MESSAGE).added()).isEqualTo(ROWS - ROWS / 3);
    assertThat(done.of(Kind.INTERACTION).added()).isEqualTo(ROWS / 3);
    totalsEqualACount();
    assertThat(rows("SELECT sum(messages), sum(taps), sum(newcomers) FROM hourly_figures"))
        .containsExactly("%d|%d|%d".formatted(ROWS - ROWS / 3, ROWS / 3, PEOPLE));
    // each user counts once on each day with a message or a tap, and on the day of arrival
    assertThat(rows("SELECT day, people FROM daily_activity ORDER BY day"))
        .isEqualTo(
            rows(
                """
                SELECT day, count(DISTINCT user_id) FROM (
                  SELECT user_id, timestamp / 86400000 AS day FROM user_messages
                  UNION ALL SELECT user_id, timestamp / 86400000 FROM user_interactions
                  UNION ALL SELECT user_id, created_at / 86400000 FROM users) AS seen
                GROUP BY day ORDER BY day
                """));
    assertThat(rows("SELECT count(*) FROM users WHERE reachable = 1 AND chat_id = user_id"))
        .containsExactly(Integer.toString(PEOPLE));
    var history = store.readNow(tables -> tables.messages().of(new UserId(7)));
    assertThat(history).isSortedAccordingTo(Comparator.comparing(MessageRow::timestamp));
    assertThat(history).allMatch(row -> ("text " + row.messageId()).equals(row.messageText()));
  }

  @Test
  void aRepeatedImportChangesNothing() {
    var _ = run(SAME);
    var before = content();
    assertThat(importer(SAME).rehearse(source(), (_, _) -> {}).addsSomething()).isFalse();
    assertThat(run(SAME).addsSomething()).isFalse();
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void aCutImportGoesOnAndEndsAsAnUncutOne() {
    assertThatThrownBy(() ->
            importer(SAME)
                .run(
                    source(),
                    (done, _) -> {
                      if (done > 2 * ROWS / 3) {
                        throw new IllegalStateException("cut");
                      }
                    }))
        .hasMessage("cut");
    assertThat(rows("SELECT count(*) FROM user_messages")).doesNotContain("0");
    totalsEqualACount();
    var _ = run(SAME);
    var cut = content();
    store.close();
    var other = folder.resolve("uncut");
    store = database.open(other);
    var _ = new Importer(store, other, SAME).run(source(), (_, _) -> {});
    assertThat(content(other)).isEqualTo(cut);
  }

  @Test
  void whatTheOldBotAddedSinceIsAddedByALaterImport() {
    var _ = run(SAME);
    try (var bot = new OriginalBot(file)) {
      bot.message(3, 9_999, "later", LocalDateTime.parse("2025-12-30T10:00:00"))
          .message(77, 10_000, "newcomer", LocalDateTime.parse("2025-12-31T10:00:00"));
    }
    var later = run(SAME);
    assertThat(later.of(Kind.MESSAGE).added()).isEqualTo(2);
    assertThat(later.of(Kind.PERSON).added()).isEqualTo(1);
    assertThat(later.of(Kind.INTERACTION).added()).isZero();
    totalsEqualACount();
  }

  @Test
  void duplicateRowsAreImportedOnce() {
    try (var bot = new OriginalBot(file)) {
      bot.run(
              "INSERT INTO user_messages SELECT NULL, user_id, chat_id, message_id, message_text, message_type, has_media, media_type, timestamp FROM user_messages")
          .run(
              "INSERT INTO user_interactions SELECT NULL, user_id, action_type, action_data, timestamp FROM user_interactions");
    }
    var plan = importer(SAME).rehearse(source(), (_, _) -> {});
    var done = run(SAME);
    assertThat(done.of(Kind.MESSAGE)).isEqualTo(plan.of(Kind.MESSAGE));
    assertThat(done.of(Kind.MESSAGE).added()).isEqualTo(ROWS - ROWS / 3);
    assertThat(done.skipped()).containsEntry(Reason.DUPLICATE, (long) ROWS);
  }

  @Test
  void erasedPeopleStayOut() {
    var seven = new UserId(7);
    store.run(tables -> {
      var key = tables.keys().stored(seven);
      tables.keys().destroy(key, "receipt", NOW);
      tables.erasures().add("receipt", tables.keys().person(seven), NOW);
    });
    store.keys().underWay().forEach(store.keys()::finish);
    var plan = importer(SAME).rehearse(source(), (_, _) -> {});
    var done = run(SAME);
    assertThat(done.skipped()).isEqualTo(plan.skipped()).containsOnlyKeys(Reason.ERASED);
    assertThat(done.problems()).isEmpty();
    assertThat(rows("SELECT user_id FROM users WHERE user_id = 7")).isEmpty();
    assertThat(rows("SELECT user_id FROM users")).hasSize(PEOPLE - 1);
  }

  @Test
  void peopleOfAnotherBotAreUnreachableAndTheirMessagesHaveNoNumberOfThisOne() {
    var _ = run(OTHER);
    totalsEqualACount();
    assertThat(rows("SELECT count(*) FROM users WHERE reachable = 0 AND chat_id IS NULL"))
        .containsExactly(Integer.toString(PEOPLE));
    assertThat(rows("SELECT count(*) FROM user_messages WHERE message_id > 0"))
        .containsExactly("0");
    var before = content();
    var _ = run(OTHER);
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void whoIsHereKeepsTheirProfileAndWhetherTheyAreReachable() {
    var _ = run(SAME);
    store.run(tables -> tables.users().setReachable(new UserId(7), false));
    try (var bot = new OriginalBot(file)) {
      bot.run("UPDATE users SET first_name = 'Changed', username = 'changed'")
          .message(7, 20_000, "more", LocalDateTime.parse("2025-12-31T10:00:00"));
    }
    var _ = run(SAME);
    totalsEqualACount();
    var seven = store.readNow(tables -> tables.users().find(new UserId(7))).orElseThrow();
    assertThat(seven.firstName()).isEqualTo("Person 7");
    assertThat(seven.username()).isEqualTo("user7");
    assertThat(seven.reachable()).isFalse();
  }

  @Test
  void messagesPastTheRetentionStayOut() {
    var oldest = Instant.parse("2025-03-01T00:00:00Z");
    var done = run(new ImportOptions(true, NOW, oldest));
    assertThat(done.skipped()).containsOnlyKeys(Reason.EXPIRED);
    assertThat(
            rows("SELECT count(*) FROM user_messages WHERE timestamp < " + oldest.toEpochMilli()))
        .containsExactly("0");
    assertThat(done.of(Kind.MESSAGE).added()).isPositive();
  }
}
