package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.outbox.OutboxFixture.edit;
import static switchboard.outbox.OutboxFixture.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import switchboard.domain.ChatId;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.telegram.SendResult;
import switchboard.testing.Eventually;
import switchboard.testing.OnEachDatabase;

@OnEachDatabase
class OutboxTest extends OutboxTestBase {

  @Test
  void aReplyGoesOutAndItsNumberIsNoted() {
    stage.start().answers(5, new SendResult.Done(77L));
    long id = stage.reply(message(5, "hello"));
    stage.awaitState(id, ReplyState.SENT);
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
    var pipeline = new CommitPipeline(stage.store(), stage.outbox());
    var count = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        threads.execute(() -> {
          for (int i = 0; i < 100; i++) {
            var _ =
                pipeline.commit(tables -> {
                  var call = message(5, Integer.toString(count.incrementAndGet()));
                  long id = stage.store().rowIds(tables).reply();
                  var reply = PendingReply.of(id, new UserId(5), call, stage.now());
                  return Committed.of(List.of(reply), Set.of());
                });
          }
        });
      }
    }
    stage.awaitDrained();
    assertThat(stage.calls)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 400)
                .mapToObj(number -> message(5, Integer.toString(number)))
                .toList());
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
      assertThat(stage.stored(id).state()).isEqualTo(ReplyState.PENDING);
      assertThat(stage.stored(id).error()).isEqualTo("HTTP 502");
      stage.turn(Duration.ofSeconds(pause).minusMillis(1));
      stage.settle();
      assertThat(stage.calls).hasSize(attempt);
      stage.turn(Duration.ofMillis(1));
      attempt++;
    }
    stage.awaitState(id, ReplyState.SENT);
    assertThat(stage.stored(id).attempts()).isEqualTo(9);
    assertThat(stage.stored(id).error()).isNull();
  }

  @Test
  void aMessageWhoseOutcomeIsUnknownIsMarkedSoAndNotRepeated() {
    stage.start().answers(5, UNKNOWN);
    long id = stage.reply(message(5, "a"));
    long next = stage.reply(message(5, "b"));
    stage.awaitState(id, ReplyState.UNKNOWN);
    stage.awaitState(next, ReplyState.SENT);
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
    stage.awaitState(id, ReplyState.SENT);
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
    stage.awaitState(id, ReplyState.REFUSED);
    stage.awaitState(rest, ReplyState.REFUSED);
    assertThat(stage.stored(rest).attempts()).isZero();
    Eventually.holds("they cannot be reached", () -> !stage.isReachable(5));
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a", "a");
    person(5);
    assertThat(stage.isReachable(5)).isTrue();
    stage.awaitState(stage.reply(message(5, "c")), ReplyState.SENT);
  }

  @Test
  void anEditOfAMessageThatIsGoneBecomesANewMessageOnce() {
    stage.start().answers(5, new SendResult.MessageGone());
    long id = stage.reply(edit(5, "a"));
    stage.awaitState(id, ReplyState.SENT);
    stage.restart();
    stage.settle();
    assertThat(stage.calls).containsExactly(edit(5, "a"), message(5, "a"));
  }

  @Test
  void aMessageInPlaceOfAnEditIsNotRepeatedWhenItsOutcomeIsUnknown() {
    stage.start().answers(5, new SendResult.MessageGone(), UNKNOWN);
    stage.awaitState(stage.reply(edit(5, "a")), ReplyState.UNKNOWN);
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
        .allSatisfy(each -> assertThat(stage.stored(each).chatId()).isEqualTo(new ChatId(-100)));
  }

  @Test
  void anAnswerThatCameTooLateIsDropped() {
    stage.start().answers(0, new SendResult.QueryTooOld());
    stage.awaitState(stage.reply(TAP), ReplyState.DROPPED);
    stage.turn(Duration.ofHours(1));
    stage.settle();
    assertThat(stage.calls).containsExactly(TAP);
  }

  private void erase(long user) {
    stage.store().run(tables -> tables.outbox().deleteOf(new UserId(user)));
  }

  @Test
  void whatWasOnItsWayToSomebodyErasedIsNotRepeated() {
    var _ = stage.start();
    var answer = stage.keepsSilent(5);
    stage.reply(message(5, "secret"));
    stage.awaitCalls(1);
    erase(5);
    var receipt = stage.commit(message(5, "receipt"));
    stage.outbox().add(Committed.of(receipt, Set.of(new UserId(5))));
    answer.complete(FAILED);
    stage.awaitState(receipt.getFirst().id(), ReplyState.SENT);
    stage.turn(Duration.ofHours(1));
    stage.settle();
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("secret", "receipt");
  }

  @Test
  void whatWasAboutToGoOutToSomebodyErasedStaysHere() {
    stage.start();
    stage.settle();
    var secret = stage.commit(message(5, "secret"));
    var receipt = stage.commit(message(5, "receipt"));
    var tap = stage.commit(TAP);
    var hold = new CountDownLatch(1);
    var held = stage.store().write(_ -> waitFor(hold));
    stage.outbox().add(Committed.of(secret, Set.of()));
    stage.outbox().add(Committed.of(receipt, Set.of(new UserId(5))));
    stage.outbox().add(Committed.of(tap, Set.of()));
    stage.awaitCalls(1);
    hold.countDown();
    held.join();
    Eventually.holds("the receipt is sent", () -> stage.calls.size() == 2);
    stage.settle();
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("receipt");
  }

  @Test
  void anErasureTakesTheRepliesThatWaitAndTheTapIsStillAnswered() {
    stage.start().answers(5, limited(30));
    stage.awaitAttempts(stage.reply(message(5, "secret")), 1);
    stage.reply(message(5, "another"));
    erase(5);
    stage
        .outbox()
        .add(Committed.of(stage.commit(TAP, message(5, "receipt")), Set.of(new UserId(5))));
    stage.turn(Duration.ofSeconds(30));
    stage.awaitDrained();
    stage.settle();
    assertThat(stage.calls).contains(TAP);
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("secret", "receipt");
  }

  @Test
  void aCallThatCannotEvenBeMadeHoldsNobodyUp() {
    stage.start().throwsAt(5);
    long id = stage.reply(message(5, "a"));
    stage.awaitState(id, ReplyState.UNKNOWN);
    stage.awaitState(stage.reply(message(5, "b")), ReplyState.SENT);
  }

  @Test
  void theRateIsKept() {
    stage.close();
    stage = new OutboxFixture(database, folder, new SendLimits(30)).start();
    LongStream.rangeClosed(1, 70).forEach(chat -> stage.reply(message(chat, "x")));
    stage.awaitState(stage.reply(TAP), ReplyState.SENT);
    Eventually.holds("the first thirty are sent", () -> stage.waiting() == 40);
    stage.turn(Duration.ofSeconds(1));
    Eventually.holds("thirty more are sent", () -> stage.waiting() == 10);
    stage.turn(Duration.ofSeconds(1));
    stage.awaitDrained();
    assertThat(stage.calls).hasSize(71);
  }
}
