package switchboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.domain.ChatId;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.SeenUpdateDao.SeenUpdateRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;
import switchboard.store.WaitingDao.WaitingRow;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

@OnEachDatabase
class HousekeepingTest {

  @Parameter TestDatabase database;

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Instant OLD = NOW.minus(Duration.ofDays(8));
  private static final Instant YESTERDAY = NOW.minus(Duration.ofHours(20));

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void fill() {
    store = database.open(folder);
    store.run(tables -> {
      tables
          .users()
          .save(
              List.of(
                  new UserRow(
                      new UserId(1),
                      null,
                      "Ann",
                      null,
                      null,
                      false,
                      new ChatId(1),
                      OLD,
                      OLD,
                      true)));
      tables
          .seenUpdates()
          .add(
              IntStream.range(0, 1_200)
                  .mapToObj(i -> new SeenUpdateRow(i, "message", OLD))
                  .toList());
      tables.seenUpdates().add(List.of(new SeenUpdateRow(5_000, "callback_query", YESTERDAY)));
      tables
          .messages()
          .add(List.of(message(tables, "old", OLD), message(tables, "new", YESTERDAY)));
      tables
          .outbox()
          .add(
              List.of(
                  reply(1, ReplyState.SENT, OLD, null),
                  reply(2, ReplyState.PENDING, OLD, null),
                  reply(3, ReplyState.SENT, YESTERDAY, null),
                  reply(4, ReplyState.SENT, OLD, "olga"),
                  reply(5, ReplyState.SENT, YESTERDAY, "olga")));
    });
  }

  @AfterEach
  void close() {
    store.close();
  }

  private MessageRow message(Tables tables, String text, Instant at) {
    return new MessageRow(
        store.rowIds(tables).message(),
        new UserId(1),
        new ChatId(1),
        1,
        text,
        "text",
        false,
        null,
        null,
        null,
        at);
  }

  private static OutboxRow reply(long id, ReplyState state, Instant at, @Nullable String by) {
    return new OutboxRow(
        id, new UserId(1), new ChatId(1), "{}", state, 0, null, null, at, at, by, null, null);
  }

  private void run(int messagesForDays) {
    new Housekeeping(
            store,
            InstantSource.fixed(NOW),
            Duration.ofDays(2),
            Duration.ofDays(7),
            messagesForDays,
            0)
        .run();
  }

  private List<String> texts() {
    return store.readNow(tables ->
        tables.messages().of(new UserId(1)).stream().map(MessageRow::messageText).toList());
  }

  private List<Long> replies() {
    return store.readNow(
        tables -> tables.outbox().of(new UserId(1)).stream().map(OutboxRow::id).toList());
  }

  @Test
  void oldNumbersAndSentRepliesGoAndWhatWaitsStays() {
    run(0);
    List<String> kinds = store.readNow(tables -> tables.seenUpdates().kinds());
    assertThat(kinds).containsExactly("callback_query");
    assertThat(replies()).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void messagesAndAnswersAreKeptUnlessTheOperatorSetsADayLimit() {
    run(0);
    assertThat(texts()).containsExactly("old", "new");
    run(7);
    assertThat(texts()).containsExactly("new");
    assertThat(replies()).containsExactly(2L, 3L, 5L);
  }

  @Test
  void whoWaitsIsForgottenWithTheLastMessage() {
    var ann = new UserId(1);
    store.run(tables -> {
      var first = tables.messages().of(ann).getFirst();
      tables.waiting().add(List.of(WaitingRow.of(ann, first.timestamp(), first.id())));
    });
    run(7);
    assertThat(texts()).containsExactly("new");
    assertThat(store.<Boolean>readNow(tables -> tables.waiting().find(ann).isPresent())).isTrue();
    store.run(tables -> {
      var _ = tables.messages().forget(NOW, 10);
    });
    run(7);
    assertThat(store.<Boolean>readNow(tables -> tables.waiting().find(ann).isPresent())).isFalse();
  }

  @Test
  void oldNumbersAboveThoseOfTodayGoToo() {
    store.writeNow(tables ->
        tables
            .seenUpdates()
            .add(
                List.of(
                    new SeenUpdateRow(900_000_000, "old", NOW.minus(Duration.ofDays(3))),
                    new SeenUpdateRow(1, "new", NOW))));
    run(0);
    List<String> kinds = store.readNow(tables -> tables.seenUpdates().kinds());
    assertThat(kinds).containsExactly("new", "callback_query");
  }
}
