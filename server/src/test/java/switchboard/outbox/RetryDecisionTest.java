package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.domain.Topic;
import switchboard.telegram.SendResult;

class RetryDecisionTest {

  private static final ChatId CHAT = new ChatId(5);
  private static final Content CONTENT = new Content("x", List.of());
  private static final Call SEND = new Call.SendMessage(CHAT, null, CONTENT);
  private static final Call EDIT = new Call.EditMessage(CHAT, null, 9, CONTENT);
  private static final Call INLINE = new Call.EditInlineMessage(CHAT, null, "i", CONTENT, true);
  private static final Call ANSWER = new Call.AnswerTap("q", null, false);
  private static final Call FILE =
      new Call.SendDocument(CHAT, null, "a.json", "{}", "", "Not sent.");

  private static final RetryDecision GIVEN_UP =
      finished(ReplyState.DROPPED, "given up: why", ReplyTrouble.GIVEN_UP);

  private static RetryDecision finished(ReplyState state) {
    return new RetryDecision.Finished(state, null, null, null);
  }

  private static RetryDecision finished(
      ReplyState state, String error, @Nullable ReplyTrouble trouble) {
    return new RetryDecision.Finished(state, error, null, trouble);
  }

  private static RetryDecision refused(String error) {
    return finished(ReplyState.REFUSED, error, ReplyTrouble.REFUSED);
  }

  private static RetryDecision told(ReplyTrouble trouble, String error) {
    return new RetryDecision.Instead(
        new Call.SendMessage(CHAT, null, new Content("Not sent.", List.of())), trouble, error);
  }

  /** The result of a call and the verdict for a message, an edit, an answer and a file. */
  static Stream<Arguments> table() {
    var sent = new RetryDecision.Finished(ReplyState.SENT, null, 7L, null);
    var again = again("why");
    var unknown = finished(ReplyState.UNKNOWN, "why", ReplyTrouble.UNKNOWN);
    var same = finished(ReplyState.SENT);
    var late = finished(ReplyState.DROPPED, "the tap is too old to be answered", null);
    var limited = new RetryDecision.Limited(Duration.ofSeconds(4));
    var moved = new RetryDecision.Moved(new ChatId(-100));
    var blocked = new RetryDecision.Unreachable("why");
    var gone = refused("the message is gone");
    var untold = told(ReplyTrouble.REFUSED, "the message is gone");
    var sentAnew = new RetryDecision.Instead(SEND, null, null);
    var refused = refused("400 why");
    var badToken = again("401 why");
    var page = again("HTTP 403, not from Telegram");
    var tooLarge =
        finished(ReplyState.REFUSED, "HTTP 413, not from Telegram", ReplyTrouble.INTERCEPTED);
    var pause = Duration.ofSeconds(4);
    return Stream.of(
        arguments(new SendResult.Done(7L), sent, sent, sent, sent),
        arguments(new SendResult.NotModified(), same, same, same, same),
        arguments(new SendResult.QueryTooOld(), late, late, late, late),
        arguments(new SendResult.RetryAfter(pause), limited, limited, limited, limited),
        arguments(new SendResult.MigratedTo(new ChatId(-100)), moved, moved, moved, moved),
        arguments(new SendResult.Blocked("why"), blocked, blocked, blocked, blocked),
        arguments(new SendResult.MessageGone(), gone, sentAnew, gone, untold),
        arguments(
            new SendResult.Refused(400, "why"),
            refused,
            refused,
            refused,
            told(ReplyTrouble.REFUSED, "400 why")),
        arguments(new SendResult.Refused(401, "why"), badToken, badToken, badToken, badToken),
        arguments(new SendResult.Foreign(403), page, page, page, page),
        arguments(
            new SendResult.Foreign(413),
            tooLarge,
            tooLarge,
            tooLarge,
            told(ReplyTrouble.INTERCEPTED, "HTTP 413, not from Telegram")),
        arguments(
            new SendResult.Malformed(SendResult.Part.KEYBOARD, 400, "why"),
            refused,
            refused,
            refused,
            told(ReplyTrouble.REFUSED, "400 why")),
        arguments(new SendResult.Transient("why"), again, again, again, again),
        arguments(new SendResult.Unknown("why"), unknown, again, again, unknown));
  }

  private static RetryDecision again(String reason) {
    return new RetryDecision.Again(Duration.ofSeconds(1), reason);
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyCallAndResultHasItsVerdict(
      SendResult result,
      RetryDecision send,
      RetryDecision edit,
      RetryDecision answer,
      RetryDecision file) {
    assertThat(first(SEND, result)).isEqualTo(send);
    assertThat(first(EDIT, result)).isEqualTo(edit);
    assertThat(first(ANSWER, result)).isEqualTo(answer);
    assertThat(first(FILE, result)).isEqualTo(file);
  }

  private static RetryDecision first(Call call, SendResult result) {
    return on(call, result, 1, Duration.ZERO, 1);
  }

  private static RetryDecision on(
      Call call, SendResult result, int attempts, Duration age, int alone) {
    return RetryDecision.on(call, result, new RetryDecision.Attempt(attempts, age, alone));
  }

  /** The chat is unknown, so a refusal says nothing about the private chat. */
  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(new SendResult.MessageGone(), "the message is gone"),
        arguments(new SendResult.Refused(400, "why"), "400 why"),
        arguments(new SendResult.Blocked("why"), "why"),
        arguments(new SendResult.MigratedTo(new ChatId(-100)), "the chat moved"),
        arguments(new SendResult.MigratedTo(CHAT), "the chat moved"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void anInlineEditThatIsRefusedIsSentToThePrivateChatWhereThereIsOne(
      SendResult result, String reason) {
    assertThat(first(INLINE, result)).isEqualTo(new RetryDecision.Instead(SEND, null, null));
    var stranger = new Call.EditInlineMessage(CHAT, null, "i", CONTENT, false);
    assertThat(first(stranger, result)).isEqualTo(refused(reason));
  }

  @Test
  void anInlineEditIsOtherwiseLikeAnyOther() {
    Stream.of(
            new SendResult.Done(null),
            new SendResult.NotModified(),
            new SendResult.RetryAfter(Duration.ofSeconds(4)),
            new SendResult.Refused(401, "why"),
            new SendResult.Refused(404, "why"),
            new SendResult.Transient("why"),
            new SendResult.Unknown("why"))
        .forEach(result -> assertThat(first(INLINE, result)).isEqualTo(first(EDIT, result)));
  }

  @Test
  void aReplyWhoseTopicIsGoneGoesToTheChatItselfOnce() {
    var topic = new Topic.MessageThread(77);
    var gone = new SendResult.TopicGone("400 why");
    var refused = refused("400 why");
    assertThat(first(new Call.SendMessage(CHAT, topic, CONTENT), gone))
        .isEqualTo(new RetryDecision.Instead(SEND, null, null));
    assertThat(first(new Call.SendDocument(CHAT, topic, "a.json", "{}", "", "Not sent."), gone))
        .isEqualTo(new RetryDecision.Instead(FILE, null, null));
    assertThat(first(new Call.EditMessage(CHAT, topic, 9, CONTENT), gone))
        .isEqualTo(new RetryDecision.Instead(SEND, null, null));
    for (var call : List.of(SEND, ANSWER, EDIT)) {
      assertThat(first(call, gone)).isEqualTo(refused);
    }
    assertThat(first(FILE, gone)).isEqualTo(told(ReplyTrouble.REFUSED, "400 why"));
  }

  @Test
  void whatReplacesAFailedEditStaysInItsTopic() {
    var topic = new Topic.MessageThread(77);
    assertThat(first(new Call.EditMessage(CHAT, topic, 9, CONTENT), new SendResult.MessageGone()))
        .isEqualTo(
            new RetryDecision.Instead(new Call.SendMessage(CHAT, topic, CONTENT), null, null));
    assertThat(new Call.EditMessage(CHAT, topic, 9, CONTENT).to(new ChatId(6)))
        .isEqualTo(new Call.SendMessage(new ChatId(6), topic, CONTENT));
    assertThat(
            new Call.SendDocument(CHAT, topic, "a.json", "{}", "", "Not sent.").to(new ChatId(6)))
        .isEqualTo(new Call.SendDocument(new ChatId(6), topic, "a.json", "{}", "", "Not sent."));
  }

  @Test
  void onlyWhatMayBeDoneTwiceIsRepeatable() {
    assertThat(Stream.of(SEND, FILE)).noneMatch(RetryDecision::isRepeatable);
    assertThat(Stream.of(EDIT, INLINE, ANSWER)).allMatch(RetryDecision::isRepeatable);
  }

  @Test
  void thePausesDoubleUpToAMinute() {
    var pauses =
        IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 100, Integer.MAX_VALUE)
            .mapToObj(
                attempts -> on(SEND, new SendResult.Transient("why"), attempts, Duration.ZERO, 1));
    assertThat(pauses)
        .map(verdict -> ((RetryDecision.Again) verdict).pause().toSeconds())
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L);
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsGivenUp() {
    var failed = new SendResult.Transient("why");
    var tap = Duration.ofSeconds(150);
    var day = Duration.ofHours(24);
    assertThat(on(ANSWER, failed, 3, tap, 1)).isInstanceOf(RetryDecision.Again.class);
    assertThat(on(ANSWER, failed, 3, tap.plusMillis(1), 1))
        .isEqualTo(finished(ReplyState.DROPPED, "given up: why", null));
    for (var call : List.of(SEND, EDIT, INLINE, FILE)) {
      assertThat(on(call, failed, 3, day, 1)).isInstanceOf(RetryDecision.Again.class);
      assertThat(on(call, failed, 3, day.plusMillis(1), 1)).isEqualTo(GIVEN_UP);
    }
  }

  @Test
  void whatFailsWhileOthersGoOutIsGivenUpAfterSomeMinutes() {
    var failed = new SendResult.Transient("why");
    for (var call : List.of(SEND, EDIT)) {
      assertThat(on(call, failed, 50, Duration.ofHours(1), 9))
          .isInstanceOf(RetryDecision.Again.class);
      assertThat(on(call, failed, 10, Duration.ofMinutes(4), 10)).isEqualTo(GIVEN_UP);
    }
    assertThat(on(FILE, failed, 10, Duration.ofMinutes(4), 10))
        .isEqualTo(told(ReplyTrouble.GIVEN_UP, "given up: why"));
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void whatIsRefusedTwiceWhileOthersGoOutEndsThere(SendResult result, RetryDecision end) {
    assertThat(on(SEND, result, 7, Duration.ofHours(1), 1)).isInstanceOf(RetryDecision.Again.class);
    assertThat(on(SEND, result, 2, Duration.ofSeconds(1), 2)).isEqualTo(end);
  }

  static Stream<Arguments> doubtful() {
    return Stream.of(
        arguments(
            new SendResult.Foreign(403),
            finished(ReplyState.REFUSED, "HTTP 403, not from Telegram", ReplyTrouble.INTERCEPTED)),
        arguments(
            new SendResult.Foreign(302),
            finished(ReplyState.REFUSED, "HTTP 302, not from Telegram", ReplyTrouble.INTERCEPTED)),
        arguments(new SendResult.Refused(404, "Not Found"), refused("404 Not Found")));
  }
}
