package switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.Topic;
import switchboard.telegram.SendResult;

class VerdictTest {

  private static final ChatId CHAT = new ChatId(5);
  private static final Content CONTENT = new Content("x", List.of());
  private static final Call SEND = new Call.SendMessage(CHAT, null, CONTENT);
  private static final Call EDIT = new Call.EditMessage(CHAT, null, 9, CONTENT);
  private static final Call INLINE = new Call.EditInlineMessage(CHAT, null, "i", CONTENT, true);
  private static final Call ANSWER = new Call.AnswerTap("q", null, false);
  private static final Call FILE = new Call.SendDocument(CHAT, null, "a.json", "{}", "");

  private static Verdict finished(String state) {
    return new Verdict.Finished(state, null, null);
  }

  private static Verdict finished(String state, String error) {
    return new Verdict.Finished(state, error, null);
  }

  /** What happened, and what to do about it for a message, an edit, an answer and a file. */
  static Stream<Arguments> table() {
    var sent = new Verdict.Finished("sent", null, 7L);
    var again = new Verdict.Again(Duration.ofSeconds(1), "why");
    var unknown = finished("unknown", "why");
    var same = finished("sent");
    var late = finished("dropped", "the tap is too old to be answered");
    var limited = new Verdict.Limited(Duration.ofSeconds(4));
    var moved = new Verdict.Moved(new ChatId(-100));
    var blocked = new Verdict.Unreachable("why");
    var gone = finished("refused", "the message is gone");
    var refused = finished("refused", "400 why");
    var pause = Duration.ofSeconds(4);
    return Stream.of(
        arguments(new SendResult.Done(7L), sent, sent, sent, sent),
        arguments(new SendResult.NotModified(), same, same, same, same),
        arguments(new SendResult.QueryTooOld(), late, late, late, late),
        arguments(new SendResult.RetryAfter(pause), limited, limited, limited, limited),
        arguments(new SendResult.MigratedTo(new ChatId(-100)), moved, moved, moved, moved),
        arguments(new SendResult.Blocked("why"), blocked, blocked, blocked, blocked),
        arguments(new SendResult.MessageGone(), gone, new Verdict.Instead(SEND), gone, gone),
        arguments(new SendResult.Refused(400, "why"), refused, refused, refused, refused),
        arguments(new SendResult.Transient("why"), again, again, again, again),
        arguments(new SendResult.Unknown("why"), unknown, again, again, unknown));
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyCallAndResultHasItsVerdict(
      SendResult result, Verdict send, Verdict edit, Verdict answer, Verdict file) {
    assertThat(first(SEND, result)).isEqualTo(send);
    assertThat(first(EDIT, result)).isEqualTo(edit);
    assertThat(first(ANSWER, result)).isEqualTo(answer);
    assertThat(first(FILE, result)).isEqualTo(file);
  }

  private static Verdict first(Call call, SendResult result) {
    return Verdict.on(call, result, 1, Duration.ZERO);
  }

  /** Telegram does not say in which chat it is: a refusal is no word about the private chat. */
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
    assertThat(first(INLINE, result)).isEqualTo(new Verdict.Instead(SEND));
    var stranger = new Call.EditInlineMessage(CHAT, null, "i", CONTENT, false);
    assertThat(first(stranger, result)).isEqualTo(finished("refused", reason));
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
    var refused = finished("refused", "400 why");
    assertThat(first(new Call.SendMessage(CHAT, topic, CONTENT), gone))
        .isEqualTo(new Verdict.Instead(SEND));
    assertThat(first(new Call.SendDocument(CHAT, topic, "a.json", "{}", ""), gone))
        .isEqualTo(new Verdict.Instead(FILE));
    assertThat(first(new Call.EditMessage(CHAT, topic, 9, CONTENT), gone))
        .isEqualTo(new Verdict.Instead(SEND));
    for (var call : List.of(SEND, FILE, ANSWER, EDIT)) {
      assertThat(first(call, gone)).isEqualTo(refused);
    }
  }

  @Test
  void whatReplacesAFailedEditStaysInItsTopic() {
    var topic = new Topic.MessageThread(77);
    assertThat(first(new Call.EditMessage(CHAT, topic, 9, CONTENT), new SendResult.MessageGone()))
        .isEqualTo(new Verdict.Instead(new Call.SendMessage(CHAT, topic, CONTENT)));
    assertThat(Calls.to(new ChatId(6), new Call.EditMessage(CHAT, topic, 9, CONTENT)))
        .isEqualTo(new Call.SendMessage(new ChatId(6), topic, CONTENT));
    assertThat(Calls.to(new ChatId(6), new Call.SendDocument(CHAT, topic, "a.json", "{}", "")))
        .isEqualTo(new Call.SendDocument(new ChatId(6), topic, "a.json", "{}", ""));
  }

  @Test
  void onlyWhatMayBeDoneTwiceIsRepeatable() {
    assertThat(Stream.of(SEND, FILE)).noneMatch(Verdict::isRepeatable);
    assertThat(Stream.of(EDIT, INLINE, ANSWER)).allMatch(Verdict::isRepeatable);
  }

  @Test
  void thePausesDoubleUpToAMinute() {
    var pauses =
        IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 100, Integer.MAX_VALUE)
            .mapToObj(attempts ->
                Verdict.on(SEND, new SendResult.Transient("why"), attempts, Duration.ZERO));
    assertThat(pauses)
        .map(verdict -> ((Verdict.Again) verdict).pause().toSeconds())
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L);
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsGivenUp() {
    var failed = new SendResult.Transient("why");
    var givenUp = finished("dropped", "given up: why");
    var tap = Duration.ofSeconds(150);
    var day = Duration.ofHours(24);
    assertThat(Verdict.on(ANSWER, failed, 3, tap)).isInstanceOf(Verdict.Again.class);
    assertThat(Verdict.on(ANSWER, failed, 3, tap.plusMillis(1))).isEqualTo(givenUp);
    for (var call : List.of(SEND, EDIT, INLINE, FILE)) {
      assertThat(Verdict.on(call, failed, 3, day)).isInstanceOf(Verdict.Again.class);
      assertThat(Verdict.on(call, failed, 3, day.plusMillis(1))).isEqualTo(givenUp);
    }
  }
}
