package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.outbox.OutboxFixture.edit;
import static switchboard.outbox.OutboxFixture.message;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.telegram.SendResult;
import switchboard.testing.Eventually;

/** A permanent failure ends one message and delays no others. */
class OutboxTroubleTest extends OutboxTestBase {

  private static final SendResult PAGE = new SendResult.Foreign(403);
  private static final Call.SendDocument FILE =
      new Call.SendDocument(new ChatId(5), null, "a.json", "{}", "", "Not sent.");

  private static SendResult[] times(int count, SendResult result) {
    var results = new SendResult[count];
    Arrays.fill(results, result);
    return results;
  }

  private void expect(long id, ReplyState state, ReplyTrouble trouble, String error) {
    stage.awaitState(id, state);
    assertThat(stage.stored(id).trouble()).isEqualTo(trouble);
    assertThat(stage.stored(id).error()).isEqualTo(error);
  }

  static List<SendResult> refusals() {
    return List.of(
        new SendResult.Foreign(413),
        new SendResult.Foreign(431),
        new SendResult.Refused(413, "Request Entity Too Large"),
        new SendResult.Refused(400, "Bad Request: wrong file identifier"),
        new SendResult.Refused(403, "Forbidden: CHAT_SEND_DOCS_FORBIDDEN"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aFileThatIsRefusedIsToldOfAndTheNextRepliesGoOutAtOnce(SendResult refusal) {
    stage.start().answers(5, refusal);
    long file = stage.reply(FILE);
    long next = stage.reply(message(5, "next"));
    stage.awaitState(next, ReplyState.SENT);
    assertThat(stage.calls).containsExactly(FILE, message(5, "Not sent."), message(5, "next"));
    assertThat(stage.stored(file).state()).isEqualTo(ReplyState.SENT);
    assertThat(stage.stored(file).trouble()).isIn(ReplyTrouble.REFUSED, ReplyTrouble.INTERCEPTED);
  }

  @Test
  void aPageForOneMessageEndsItWhereTelegramAnswersOtherCalls() {
    stage.start().answers(5, PAGE, PAGE);
    long id = stage.reply(message(5, "a"));
    long next = stage.reply(message(5, "b"));
    stage.awaitAttempts(id, 1);
    stage.settle();
    stage.turn(Duration.ofSeconds(1));
    expect(id, ReplyState.REFUSED, ReplyTrouble.INTERCEPTED, "HTTP 403, not from Telegram");
    stage.awaitState(next, ReplyState.SENT);
    assertThat(textsByChat(stage.calls).get(5L)).containsExactly("a", "a", "b");
  }

  @Test
  void aPageForAllCallsIsWaitedOut() {
    stage.probe = PAGE;
    stage.start().answers(5, times(8, PAGE)).answers(6, times(8, PAGE));
    long id = stage.reply(message(5, "a"));
    long other = stage.reply(message(6, "b"));
    for (int attempt = 1; attempt <= 8; attempt++) {
      stage.awaitAttempts(id, attempt);
      stage.awaitAttempts(other, attempt);
      stage.turn(Duration.ofMinutes(1));
    }
    stage.awaitState(id, ReplyState.SENT);
    stage.awaitState(other, ReplyState.SENT);
    assertThat(stage.stored(id).trouble()).isNull();
  }

  @Test
  void aTokenThatIsUnknownForAWhileLosesNothing() {
    var unauthorized = new SendResult.Refused(401, "Unauthorized");
    stage.probe = unauthorized;
    stage.start().answers(5, times(4, unauthorized));
    long id = stage.reply(message(5, "a"));
    for (int attempt = 1; attempt <= 4; attempt++) {
      stage.awaitAttempts(id, attempt);
      stage.turn(Duration.ofMinutes(1));
    }
    stage.awaitState(id, ReplyState.SENT);
  }

  @Test
  void aProxyThatLetsNothingThroughButTheProbeLosesThreeRepliesAtMost() {
    stage.start();
    LongStream.rangeClosed(1, 10).forEach(chat -> stage.answers(chat, times(7, PAGE)));
    var ids =
        LongStream.rangeClosed(1, 10).mapToObj(chat -> stage.reply(message(chat, "x"))).toList();
    for (int attempt = 1; attempt <= 7; attempt++) {
      int now = attempt;
      Eventually.holds(
          "all that wait were tried",
          () ->
              ids.stream()
                  .map(stage::stored)
                  .allMatch(row -> row.attempts() == now || row.state() == ReplyState.REFUSED));
      stage.turn(Duration.ofMinutes(1));
    }
    stage.awaitDrained();
    assertThat(ids)
        .map(id -> stage.stored(id).state())
        .filteredOn(ReplyState.SENT::equals)
        .hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  void aMessageThatFailsForMinutesWhileOthersGoOutLetsTheNextOnePass() {
    stage.start().answers(5, times(20, FAILED));
    long id = stage.reply(message(5, "a"));
    long next = stage.reply(message(5, "b"));
    for (int attempt = 1; attempt < 10; attempt++) {
      stage.awaitAttempts(id, attempt);
      stage.settle();
      stage.turn(Duration.ofMinutes(1));
    }
    stage.awaitAttempts(next, 1);
    expect(id, ReplyState.DROPPED, ReplyTrouble.GIVEN_UP, "given up: HTTP 502");
  }

  @Test
  void aScreenWithAButtonThatIsRefusedIsSentWithoutItAndMarked() {
    var content = new Content("x", List.of(List.of(new Button.Link("Bad", "http://bad"))), "shop");
    var refusal =
        new SendResult.Malformed(SendResult.Part.KEYBOARD, 400, "Bad Request: BUTTON_URL_INVALID");
    stage.start().answers(5, refusal, limited(5));
    long id = stage.reply(new Call.EditMessage(new ChatId(5), null, 9, content));
    stage.awaitAttempts(id, 2);
    stage.restart();
    stage.turn(Duration.ofSeconds(5));
    expect(
        id, ReplyState.SENT, ReplyTrouble.WITHOUT_BUTTONS, "400 Bad Request: BUTTON_URL_INVALID");
    assertThat(stage.calls.getLast())
        .isEqualTo(
            new Call.EditMessage(new ChatId(5), null, 9, new Content("x", List.of(), "shop")));
  }

  @Test
  void laterRepliesToAGroupThatMovedGoToItsNewChatAtOnce() {
    stage.start().answers(-5, new SendResult.MigratedTo(new ChatId(-100)));
    stage.awaitState(stage.reply(message(-5, "a")), ReplyState.SENT);
    long later = stage.reply(message(-5, "b"));
    stage.awaitState(later, ReplyState.SENT);
    stage.awaitState(stage.reply(edit(-5, "c")), ReplyState.SENT);
    assertThat(stage.stored(later).chatId()).isEqualTo(new ChatId(-100));
    assertThat(stage.calls)
        .containsExactly(
            message(-5, "a"), message(-100, "a"), message(-100, "b"), message(-100, "c"));
  }

  @Test
  void aChatWideRefusalEndsOnlyTheRepliesThatAreTried() {
    stage.start().answers(5, new SendResult.Refused(400, "Bad Request: CHAT_WRITE_FORBIDDEN"));
    long id = stage.reply(message(5, "a"));
    expect(id, ReplyState.REFUSED, ReplyTrouble.REFUSED, "400 Bad Request: CHAT_WRITE_FORBIDDEN");
    stage.awaitState(stage.reply(edit(5, "b")), ReplyState.SENT);
  }
}
