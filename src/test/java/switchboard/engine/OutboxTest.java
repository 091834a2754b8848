package switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.OutboxStage.edit;
import static switchboard.engine.OutboxStage.message;
import static switchboard.engine.OutboxStage.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.store.Rows;
import switchboard.telegram.SendResult;

class OutboxTest {

  private static final SendResult FAILED = new SendResult.Transient("HTTP 502");
  private static final SendResult UNKNOWN = new SendResult.Unknown("timeout");
  private static final Call TAP = new Call.AnswerTap("q", null, false);

  @TempDir Path folder;
  private OutboxStage stage;

  @BeforeEach
  void open() {
    stage = new OutboxStage(folder, Pace.OFF);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private static SendResult limited(int seconds) {
    return new SendResult.RetryAfter(Duration.ofSeconds(seconds));
  }

  private void person(long id) {
    var now = stage.now();
    var row = new Rows.User(id, null, "P", null, "en", false, id, now, now, true);
    stage
        .store()
        .writeNow(tables -> {
          tables.users().save(List.of(row));
          return true;
        });
  }

  private static Map<Long, List<String>> textsByChat(List<Call> calls) {
    var texts = new HashMap<Long, List<String>>();
    for (var call : calls) {
      if (call instanceof Call.SendMessage send) {
        texts
            .computeIfAbsent(send.chat().value(), _ -> new ArrayList<>())
            .add(send.content().html());
      }
    }
    return texts;
  }

  @Test
  void aReplyGoesOutAndItsNumberIsNoted() {
    stage.start().answers(5, new SendResult.Done(77L));
    long id = stage.reply(message(5, "hello"));
    stage.awaitState(id, "sent");
    assertThat(stage.stored(id).messageId()).isEqualTo(77);
    assertThat(stage.stored(id).attempts()).isOne();
    assertThat(stage.calls).containsExactly(message(5, "hello"));
  }

  @Test
  void everyChatGetsItsRepliesInOrderWhileManyGoOutAtOnce() {
    stage.start();
    var expected = new HashMap<Long, List<String>>();
    for (int round = 0; round < 20; round++) {
      for (long chat = 1; chat <= 40; chat++) {
        var text = round + " to " + chat;
        stage.reply(message(chat, text));
        expected.computeIfAbsent(chat, _ -> new ArrayList<>()).add(text);
      }
    }
    stage.awaitDrained();
    assertThat(textsByChat(stage.calls)).isEqualTo(expected);
  }

  @Test
  void repliesOfSeveralCommittersAllGoOutInTheOrderOfTheirCommits() throws Exception {
    stage.start();
    stage.settle();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        threads.execute(() -> {
          for (int i = 0; i < 100; i++) {
            stage
                .outbox()
                .handOver(() -> {
                  var row = stage.commit(message(5, "x")).getFirst();
                  return new Batch.Outcome(1, List.of(row), Set.of());
                });
          }
        });
      }
    }
    stage.awaitDrained();
    assertThat(stage.calls).hasSize(400);
  }

  @Test
  void aLimitedChatWaitsAsLongAsTelegramSaysWhileOthersGoOn() {
    stage.start().answers(5, limited(7));
    long id = stage.reply(message(5, "a"));
    stage.reply(message(5, "b"));
    stage.awaitAttempts(id, 1);
    stage.reply(message(6, "c"));
    stage.settle();
    assertThat(stage.calls).containsExactly(message(5, "a"), message(6, "c"));
    stage.turn(Duration.ofMillis(6_999));
    stage.settle();
    assertThat(stage.calls).hasSize(2);
    stage.turn(Duration.ofMillis(1));
    stage.awaitDrained();
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a", "a", "b");
  }

  @Test
  void whenTwoChatsAreLimitedEverybodyWaitsButThoseWhoTapped() {
    stage.start().answers(5, limited(7)).answers(6, limited(3));
    stage.awaitAttempts(stage.reply(message(5, "a")), 1);
    stage.awaitAttempts(stage.reply(message(6, "b")), 1);
    stage.reply(message(7, "c"));
    stage.reply(TAP);
    stage.awaitCalls(3);
    assertThat(stage.calls).containsExactly(message(5, "a"), message(6, "b"), TAP);
    stage.turn(Duration.ofMillis(6_999));
    stage.reply(TAP);
    stage.awaitCalls(4);
    assertThat(stage.calls.getLast()).isEqualTo(TAP);
    stage.turn(Duration.ofMillis(1));
    stage.awaitDrained();
    assertThat(stage.calls).hasSize(7);
  }

  @Test
  void whatFailedForNowIsTriedAgainAfterPausesThatDouble() {
    stage
        .start()
        .answers(5, IntStream.range(0, 8).mapToObj(_ -> FAILED).toArray(SendResult[]::new));
    long id = stage.reply(message(5, "a"));
    int attempt = 1;
    for (int pause : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      stage.awaitAttempts(id, attempt);
      assertThat(stage.stored(id).state()).isEqualTo("pending");
      assertThat(stage.stored(id).error()).isEqualTo("HTTP 502");
      stage.turn(Duration.ofSeconds(pause).minusMillis(1));
      stage.settle();
      assertThat(stage.calls).hasSize(attempt);
      stage.turn(Duration.ofMillis(1));
      attempt++;
    }
    stage.awaitState(id, "sent");
    assertThat(stage.stored(id).attempts()).isEqualTo(9);
    assertThat(stage.stored(id).error()).isNull();
  }

  @Test
  void aMessageWhoseOutcomeIsUnknownIsMarkedSoAndNotRepeated() {
    stage.start().answers(5, UNKNOWN);
    long id = stage.reply(message(5, "a"));
    long next = stage.reply(message(5, "b"));
    stage.awaitState(id, "unknown");
    stage.awaitState(next, "sent");
    stage.turn(Duration.ofHours(1));
    stage.settle();
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a", "b");
  }

  @Test
  void anEditWhoseOutcomeIsUnknownIsRepeated() {
    stage.start().answers(5, UNKNOWN);
    long id = stage.reply(edit(5, "a"));
    stage.awaitAttempts(id, 1);
    stage.turn(Duration.ofSeconds(1));
    stage.awaitState(id, "sent");
    assertThat(stage.calls).containsExactly(edit(5, "a"), edit(5, "a"));
  }

  @Test
  void whoeverBlockedTheBotGetsNothingMoreUntilTheyWrite() {
    person(5);
    stage.start().answers(5, limited(1), new SendResult.Blocked("403 Forbidden"));
    long id = stage.reply(message(5, "a"));
    stage.awaitAttempts(id, 1);
    long rest = stage.reply(message(5, "b"));
    stage.turn(Duration.ofSeconds(1));
    stage.awaitState(id, "refused");
    stage.awaitState(rest, "refused");
    assertThat(stage.stored(rest).attempts()).isZero();
    until("they cannot be reached", () -> !stage.isReachable(5));
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a", "a");
    person(5);
    assertThat(stage.isReachable(5)).isTrue();
    stage.awaitState(stage.reply(message(5, "c")), "sent");
  }

  @Test
  void anEditOfAMessageThatIsGoneBecomesANewMessageOnce() {
    stage.start().answers(5, new SendResult.MessageGone());
    long id = stage.reply(edit(5, "a"));
    stage.awaitState(id, "sent");
    stage.restart();
    stage.settle();
    assertThat(stage.calls).containsExactly(edit(5, "a"), message(5, "a"));
  }

  @Test
  void aMessageInPlaceOfAnEditIsNotRepeatedWhenItsOutcomeIsUnknown() {
    stage.start().answers(5, new SendResult.MessageGone(), UNKNOWN);
    stage.awaitState(stage.reply(edit(5, "a")), "unknown");
    stage.turn(Duration.ofHours(1));
    stage.settle();
    assertThat(stage.calls).containsExactly(edit(5, "a"), message(5, "a"));
  }

  @Test
  void allThatWaitsFollowsAGroupToItsNewNumber() {
    stage.start().answers(-5, limited(1), new SendResult.MigratedTo(new ChatId(-100)));
    long id = stage.reply(message(-5, "a"));
    stage.awaitAttempts(id, 1);
    long second = stage.reply(message(-5, "b"));
    long third = stage.reply(edit(-5, "c"));
    stage.turn(Duration.ofSeconds(1));
    stage.awaitDrained();
    var texts = textsByChat(stage.calls);
    assertThat(texts.get(-5L)).containsExactly("a", "a");
    assertThat(texts.get(-100L)).containsExactly("a", "b", "c");
    assertThat(List.of(id, second, third))
        .allSatisfy(each -> assertThat(stage.stored(each).chatId()).isEqualTo(-100));
  }

  @Test
  void anAnswerThatCameTooLateIsDropped() {
    stage.start().answers(0, new SendResult.QueryTooOld());
    stage.awaitState(stage.reply(TAP), "dropped");
    stage.turn(Duration.ofHours(1));
    stage.settle();
    assertThat(stage.calls).containsExactly(TAP);
  }

  @Test
  void whatWaitedAtTheEndGoesOutAfterTheNextStart() {
    stage.commit(message(5, "a"), message(6, "b"), message(5, "c"));
    stage.restart();
    stage.awaitDrained();
    assertThat(textsByChat(stage.calls)).isEqualTo(Map.of(5L, List.of("a", "c"), 6L, List.of("b")));
  }

  @Test
  void whatWasOnItsWayAtTheEndIsUnknownAndNotRepeated() {
    var _ = stage.start().keepsSilent(5);
    long id = stage.reply(message(5, "a"));
    stage.awaitCalls(1);
    long next = stage.reply(message(5, "b"));
    stage.restart();
    stage.awaitState(next, "sent");
    assertThat(stage.stored(id).state()).isEqualTo("unknown");
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a", "b");
  }

  @Test
  void whatWasAboutToGoOutAtTheEndWaitsForTheNextStart() throws Exception {
    stage.start();
    stage.settle();
    var rows = stage.commit(message(5, "a"));
    var hold = new CountDownLatch(1);
    var held = stage.store().write(_ -> waitFor(hold));
    stage.outbox().add(rows, Set.of());
    for (int i = 1; i <= 2; i++) {
      stage.outbox().add(List.of(stage.waiting(TAP)), Set.of());
      stage.awaitCalls(i);
    }
    stage.outbox().stop(Duration.ZERO);
    hold.countDown();
    held.join();
    stage.restart();
    stage.awaitState(rows.getFirst().id(), "sent");
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a");
  }

  private static boolean waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void moreThanFitIntoMemoryAllGoOutInOrder() {
    var expected = new HashMap<Long, List<String>>();
    var calls = new ArrayList<Call>();
    for (int i = 0; i < 21_000; i++) {
      long chat = 1L + i % 500;
      calls.add(message(chat, "m" + i));
      expected.computeIfAbsent(chat, _ -> new ArrayList<>()).add("m" + i);
    }
    stage.commit(calls.toArray(Call[]::new));
    stage.start();
    for (int i = 21_000; i < 21_500; i++) {
      long chat = 1L + i % 500;
      stage.reply(message(chat, "m" + i));
      expected.computeIfAbsent(chat, _ -> new ArrayList<>()).add("m" + i);
    }
    stage.awaitDrained();
    assertThat(textsByChat(stage.calls)).isEqualTo(expected);
  }

  @Test
  void anErasureTakesTheRepliesThatWaitAndTheTapIsStillAnswered() {
    stage.start().answers(5, limited(30));
    stage.awaitAttempts(stage.reply(message(5, "secret")), 1);
    stage.reply(message(5, "another"));
    stage
        .store()
        .writeNow(tables -> {
          tables.outbox().deleteOf(5);
          return true;
        });
    var receipt = stage.commit(message(5, "receipt"));
    stage.outbox().add(List.of(stage.waiting(TAP), receipt.getFirst()), Set.of(5L));
    stage.turn(Duration.ofSeconds(30));
    stage.awaitDrained();
    stage.settle();
    assertThat(stage.calls).contains(TAP);
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("secret", "receipt");
  }

  @Test
  void nothingIsSentTwiceWhileResultsCannotBeWritten() {
    stage.start();
    stage.sql(
        "CREATE TRIGGER broken BEFORE UPDATE ON outbox WHEN NEW.state = 'sent'"
            + " BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    long id = stage.reply(message(5, "a"));
    stage.awaitCalls(1);
    for (int i = 2; i < 6; i++) {
      stage.turn(Duration.ofSeconds(2));
      stage.reply(TAP);
      stage.awaitCalls(i);
    }
    assertThat(stage.stored(id).state()).isEqualTo("sending");
    stage.sql("DROP TRIGGER broken");
    stage.turn(Duration.ofSeconds(2));
    stage.awaitState(id, "sent");
    stage.restart();
    stage.settle();
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a");
  }

  @Test
  void whatCouldNotBeNotedBeforeTheEndIsUnknownAndNotSentAgain() {
    stage.start();
    stage.sql(
        "CREATE TRIGGER broken BEFORE UPDATE ON outbox WHEN NEW.state = 'sent'"
            + " BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    long id = stage.reply(message(5, "a"));
    stage.awaitCalls(1);
    stage.restart();
    stage.awaitState(id, "unknown");
    stage.sql("DROP TRIGGER broken");
    stage.turn(Duration.ofHours(1));
    stage.settle();
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a");
  }

  @Test
  void nothingThatMayNotBeRepeatedGoesOutBeforeThatIsWritten() {
    stage.start();
    stage.settle();
    stage.sql(
        "CREATE TRIGGER broken BEFORE UPDATE ON outbox WHEN NEW.state = 'sending'"
            + " BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    long id = stage.reply(message(5, "a"));
    for (int i = 1; i < 4; i++) {
      stage.turn(Duration.ofSeconds(2));
      stage.reply(TAP);
      stage.awaitCalls(i);
    }
    assertThat(stage.calls).containsOnly(TAP);
    stage.sql("DROP TRIGGER broken");
    stage.turn(Duration.ofSeconds(2));
    stage.awaitState(id, "sent");
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a");
  }

  @Test
  void aRowThatNobodyCanReadHoldsNobodyUp() {
    var rows = stage.commit(message(5, "a"), message(5, "b"));
    stage.sql(
        "UPDATE outbox SET call = '{\"type\":\"from_the_future\"}' WHERE id = "
            + rows.getFirst().id());
    stage.start();
    stage.awaitState(rows.getFirst().id(), "refused");
    stage.awaitState(rows.getLast().id(), "sent");
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("b");
  }

  @Test
  void aCallThatCannotEvenBeMadeHoldsNobodyUp() {
    stage.start().throwsAt(5);
    long id = stage.reply(message(5, "a"));
    stage.awaitState(id, "unknown");
    stage.awaitState(stage.reply(message(5, "b")), "sent");
  }

  @Test
  void theRateIsKept() {
    stage.close();
    stage = new OutboxStage(folder, new Pace(30)).start();
    LongStream.rangeClosed(1, 70).forEach(chat -> stage.reply(message(chat, "x")));
    var tap = stage.reply(TAP);
    stage.awaitState(tap, "sent");
    until("the first thirty are sent", () -> stage.waiting() == 40);
    stage.turn(Duration.ofSeconds(1));
    until("thirty more are sent", () -> stage.waiting() == 10);
    stage.turn(Duration.ofSeconds(1));
    stage.awaitDrained();
    assertThat(stage.calls).hasSize(71);
  }
}
