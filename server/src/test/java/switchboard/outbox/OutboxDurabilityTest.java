package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static switchboard.outbox.OutboxFixture.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.Extra;
import switchboard.domain.ReplyState;
import switchboard.telegram.SendResult;

/** The outbox across restarts and database failures. */
class OutboxDurabilityTest extends OutboxTestBase {

  @Test
  void whatWaitedAtTheEndGoesOutAfterTheNextStart() {
    stage.commit(message(5, "a"), message(6, "b"), message(5, "c"));
    stage.restart();
    stage.awaitDrained();
    assertThat(textsByChat(stage.calls)).isEqualTo(Map.of(5L, List.of("a", "c"), 6L, List.of("b")));
  }

  /** The database may have committed what it could not confirm. */
  @Test
  void repliesOfACommitThatSeemedToFailAreFoundInTheTable() {
    stage.start();
    stage.settle();
    stage.commit(message(5, "a"));
    var pipeline = new CommitPipeline(stage.store(), stage.outbox());
    assertThatThrownBy(() ->
            pipeline.commit(_ -> {
              throw new IllegalStateException("not confirmed");
            }))
        .hasMessage("not confirmed");
    stage.reply(message(6, "b"));
    stage.awaitDrained();
    assertThat(textsByChat(stage.calls)).isEqualTo(Map.of(5L, List.of("a"), 6L, List.of("b")));
  }

  @Test
  void whatWasOnItsWayAtTheEndIsUnknownAndNotRepeated() {
    var _ = stage.start().keepsSilent(5);
    long id = stage.reply(message(5, "a"));
    stage.awaitCalls(1);
    long next = stage.reply(message(5, "b"));
    stage.restart();
    stage.awaitState(next, ReplyState.SENT);
    assertThat(stage.stored(id).state()).isEqualTo(ReplyState.UNKNOWN);
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a", "b");
  }

  @Test
  void ofAReplyInPartsOnlyThoseAreSentAfterTheNextStartThatWereNot() {
    var chat = new ChatId(5);
    var menu = new Call.ReplaceMessage(chat, null, 9, new Content("menu", List.of()));
    var all = new Call.SendExtra(chat, null, new Extra.Place(1, 2, null, null), menu);
    var deletion = new Call.DeleteMessage(chat, 9, 12L);
    stage.start().answers(5, new SendResult.Done(11L), new SendResult.Done(12L));
    var _ = stage.keepsSilent(5);
    long id = stage.reply(all);
    stage.awaitCalls(3);
    stage.restart();
    stage.awaitState(id, ReplyState.SENT);
    assertThat(stage.calls).containsExactly(all, menu, deletion, deletion);
    assertThat(stage.stored(id).messageId()).isEqualTo(12);
  }

  @Test
  void whatWasAboutToGoOutAtTheEndWaitsForTheNextStart() throws Exception {
    stage.start();
    stage.settle();
    var rows = stage.commit(message(5, "a"));
    var taps = stage.commit(TAP, TAP);
    var hold = new CountDownLatch(1);
    var held = stage.store().write(_ -> waitFor(hold));
    stage.outbox().add(Committed.of(rows, Set.of()));
    for (int i = 0; i < 2; i++) {
      stage.outbox().add(Committed.of(taps.subList(i, i + 1), Set.of()));
      stage.awaitCalls(i + 1);
    }
    stage.outbox().stop(Duration.ZERO);
    hold.countDown();
    held.join();
    stage.restart();
    stage.awaitState(rows.getFirst().id(), ReplyState.SENT);
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a");
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
    assertThat(stage.stored(id).state()).isEqualTo(ReplyState.SENDING);
    stage.sql("DROP TRIGGER broken");
    stage.awaitStateAsTimePasses(id, ReplyState.SENT);
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
    stage.awaitState(id, ReplyState.UNKNOWN);
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
    stage.awaitStateAsTimePasses(id, ReplyState.SENT);
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a");
  }

  @Test
  void aRowThatNobodyCanReadHoldsNobodyUp() {
    var rows = stage.commit(message(5, "a"), message(5, "b"));
    stage.sql("UPDATE outbox SET call = zeroblob(60) WHERE id = " + rows.getFirst().id());
    stage.start();
    stage.awaitState(rows.getFirst().id(), ReplyState.REFUSED);
    stage.awaitState(rows.getLast().id(), ReplyState.SENT);
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("b");
  }
}
