package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Attachment;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.Effect.Target;
import switchboard.domain.Extra;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.domain.Topic;
import switchboard.telegram.SendResult;

/** Replies with files: which calls show them, and what follows each call. */
class MediaRepliesTest {

  private static final ChatId CHAT = new ChatId(5);
  private static final Topic TOPIC = new Topic.MessageThread(77);
  private static final Content TEXT = new Content("x", List.of());
  private static final Content PHOTO =
      new Content(
          "x",
          List.of(),
          "home",
          new Attachment(Attachment.Kind.PHOTO, new Attachment.Source.Local("ab", "a.jpg")));
  private static final Extra PLACE = new Extra.Place(1, 2, null, null);
  private static final Extra CARD = new Extra.ContactCard("+49", "Ann", null);
  private static final Call SEND = new Call.SendMessage(CHAT, TOPIC, TEXT);
  private static final Call REPLACE = new Call.ReplaceMessage(CHAT, TOPIC, 9, TEXT);
  private static final Call ABOVE = new Call.SendExtra(CHAT, TOPIC, PLACE, SEND);
  private static final Call DELETE = new Call.DeleteMessage(CHAT, 9, 12L);
  private static final RetryDecision REPLACED =
      new RetryDecision.Finished(ReplyState.SENT, null, 12L, null);

  private static RetryDecision on(Call call, SendResult result, int alone) {
    return RetryDecision.on(call, result, new RetryDecision.Attempt(alone, Duration.ZERO, alone));
  }

  private static RetryDecision on(Call call, SendResult result) {
    return on(call, result, 1);
  }

  static Stream<Arguments> shown() {
    var text = new Target.Edit(CHAT, TOPIC, 9, true);
    var file = new Target.Edit(CHAT, TOPIC, 9, false);
    return Stream.of(
        arguments(text, TEXT, new Call.EditMessage(CHAT, TOPIC, 9, TEXT)),
        arguments(text, PHOTO, new Call.EditMessage(CHAT, TOPIC, 9, PHOTO)),
        arguments(file, PHOTO, new Call.EditMessage(CHAT, TOPIC, 9, PHOTO)),
        arguments(file, TEXT, REPLACE),
        arguments(new Target.New(CHAT, TOPIC), PHOTO, new Call.SendMessage(CHAT, TOPIC, PHOTO)),
        arguments(
            new Target.EditInline(CHAT, null, "i", true),
            PHOTO,
            new Call.EditInlineMessage(CHAT, null, "i", PHOTO.withoutFile(), true)));
  }

  @ParameterizedTest
  @MethodSource("shown")
  void aFileNeverBecomesATextAndATextCanBecomeAFile(Target target, Content content, Call call) {
    assertThat(target.show(content)).isEqualTo(call);
  }

  @Test
  void whatIsShownAboveComesFirstAndTheMessageBelowIsNew() {
    var above = List.of(PLACE, CARD);
    assertThat(new Target.New(CHAT, TOPIC).show(TEXT, above))
        .isEqualTo(
            new Call.SendExtra(CHAT, TOPIC, PLACE, new Call.SendExtra(CHAT, TOPIC, CARD, SEND)));
    assertThat(new Target.Edit(CHAT, TOPIC, 9, true).show(TEXT, List.of(PLACE)))
        .isEqualTo(new Call.SendExtra(CHAT, TOPIC, PLACE, REPLACE));
  }

  @Test
  void theNextPartFollowsAndTheOldMessageIsDeletedLast() {
    assertThat(on(ABOVE, new SendResult.Done(11L)))
        .isEqualTo(new RetryDecision.Instead(SEND, null, null));
    assertThat(on(REPLACE, new SendResult.Done(12L)))
        .isEqualTo(new RetryDecision.Instead(DELETE, null, null));
    assertThat(on(DELETE, new SendResult.Done(null))).isEqualTo(REPLACED);
  }

  static Stream<SendResult> refusals() {
    return Stream.of(
        new SendResult.MessageGone(),
        new SendResult.Refused(400, "why"),
        new SendResult.Blocked("why"),
        new SendResult.MigratedTo(new ChatId(-100)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void anOldMessageThatCannotBeDeletedStays(SendResult result) {
    assertThat(on(DELETE, result)).isEqualTo(REPLACED);
  }

  @Test
  void aDeletionIsRepeatedOnce() {
    assertThat(on(DELETE, new SendResult.Unknown("why"))).isInstanceOf(RetryDecision.Again.class);
    assertThat(on(DELETE, new SendResult.Unknown("why"), 2)).isEqualTo(REPLACED);
    assertThat(on(DELETE, new SendResult.RetryAfter(Duration.ofSeconds(4)), 2))
        .isEqualTo(new RetryDecision.Limited(Duration.ofSeconds(4)));
  }

  @Test
  void theMessageIsSentAlsoWhenWhatIsAboveItIsNot() {
    assertThat(on(ABOVE, new SendResult.Unknown("why")))
        .isEqualTo(new RetryDecision.Instead(SEND, ReplyTrouble.UNKNOWN, "why"));
    assertThat(on(ABOVE, new SendResult.Refused(400, "why")))
        .isEqualTo(new RetryDecision.Instead(SEND, ReplyTrouble.WITHOUT_FILE, "400 why"));
    assertThat(on(ABOVE, malformed())).isEqualTo(instead(SEND));
  }

  private static SendResult malformed() {
    return new SendResult.Malformed(SendResult.Part.FILE, 400, "why");
  }

  private static RetryDecision instead(Call call) {
    return new RetryDecision.Instead(call, ReplyTrouble.WITHOUT_FILE, "400 why");
  }

  @Test
  void aRefusedFileIsLeftOutAndAMessageWithoutOneIsRefusedAsAWhole() {
    var send = new Call.SendMessage(CHAT, TOPIC, PHOTO);
    assertThat(on(send, malformed())).isEqualTo(instead(send.with(PHOTO.withoutFile())));
    assertThat(on(SEND, malformed()))
        .isEqualTo(
            new RetryDecision.Finished(ReplyState.REFUSED, "400 why", null, ReplyTrouble.REFUSED));
    assertThat(
            SimplifiedMessage.of(
                new Call.SendDocument(CHAT, null, "a", "{}", "Your data", null),
                new SendResult.Malformed(SendResult.Part.FILE, 400, "why")))
        .isEqualTo(Optional.empty());
  }

  @Test
  void aMessageThatTurnsOutToBeOfAnotherKindIsReplaced() {
    var edit = new Call.EditMessage(CHAT, TOPIC, 9, TEXT);
    assertThat(on(edit, new SendResult.OtherKind()))
        .isEqualTo(new RetryDecision.Instead(REPLACE, null, null));
  }

  @Test
  void onlyADeletionMayBeRepeated() {
    assertThat(Stream.of(REPLACE, ABOVE)).noneMatch(RetryDecision::isRepeatable);
    assertThat(RetryDecision.isRepeatable(DELETE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"replace", "above"})
  void outsideAGoneTopicTheWholeReplyGoesToTheChat(String which) {
    var gone = new SendResult.TopicGone("400 why");
    var replace = which.equals("replace");
    var outside =
        replace
            ? new Call.ReplaceMessage(CHAT, null, 9, TEXT)
            : new Call.SendExtra(CHAT, null, PLACE, SEND);
    assertThat(on(replace ? REPLACE : ABOVE, gone))
        .isEqualTo(new RetryDecision.Instead(outside, null, null));
  }

  @Test
  void aReplyFollowsItsChat() {
    var other = new ChatId(-100);
    assertThat(ABOVE.to(other))
        .isEqualTo(
            new Call.SendExtra(other, TOPIC, PLACE, new Call.SendMessage(other, TOPIC, TEXT)));
    assertThat(REPLACE.to(other)).isEqualTo(new Call.SendMessage(other, TOPIC, TEXT));
  }
}
