package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.outbox.OutboxFixture.edit;
import static switchboard.outbox.OutboxFixture.message;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.telegram.SendResult;

/** Edits of inline messages, whose chat is unknown. */
class OutboxInlineTest extends OutboxTestBase {

  private static Call inline(String text, boolean replaceable) {
    return new Call.EditInlineMessage(
        new ChatId(5), null, "i", new Content(text, List.of()), replaceable);
  }

  @Test
  void theyKeepTheOrderOfThePersonsPrivateChat() {
    stage.start();
    var silent = stage.keepsSilent(5);
    stage.reply(
        message(5, "a"), inline("b", true), message(5, "c"), edit(5, "d"), inline("e", false));
    stage.awaitCalls(1);
    assertThat(stage.calls).containsExactly(message(5, "a"));
    silent.complete(new SendResult.Done(1L));
    stage.awaitDrained();
    assertThat(stage.calls)
        .containsExactly(
            message(5, "a"), inline("b", true), message(5, "c"), edit(5, "d"), inline("e", false));
  }

  @Test
  void oneThatIsRefusedIsSentOnceInItsPlace() {
    stage.start().answers(5, new SendResult.Refused(400, "MESSAGE_AUTHOR_REQUIRED"));
    long id = stage.reply(inline("a", true), message(5, "b"));
    stage.awaitState(id, ReplyState.SENT);
    stage.restart();
    stage.settle();
    assertThat(stage.calls).containsExactly(inline("a", true), message(5, "a"), message(5, "b"));
  }

  @Test
  void oneThatIsRefusedSaysNothingOfThePerson() {
    person(5);
    stage.start().answers(5, new SendResult.Blocked("bot was kicked"));
    long id = stage.reply(inline("a", false), message(5, "b"));
    stage.awaitDrained();
    assertThat(stage.stored(id).state()).isEqualTo(ReplyState.REFUSED);
    assertThat(stage.stored(id).error()).isEqualTo("bot was kicked");
    assertThat(stage.calls).containsExactly(inline("a", false), message(5, "b"));
    assertThat(stage.isReachable(5)).isTrue();
  }

  @Test
  void anErasureTakesThem() {
    stage.start().answers(5, limited(30));
    stage.awaitAttempts(stage.reply(inline("secret", true)), 1);
    stage.outbox().add(Committed.of(stage.commit(message(5, "receipt")), Set.of(new UserId(5))));
    stage.turn(Duration.ofSeconds(30));
    stage.settle();
    assertThat(stage.calls).containsExactly(inline("secret", true), message(5, "receipt"));
  }
}
