package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.*;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Button;
import switchboard.domain.ButtonAddress;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Conversation.Browsing;
import switchboard.domain.Conversation.ConfirmingDeletion;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.Topic;

/** Callback queries without their message (Bot API, callback_query_mode). */
class InlineTapsTest {

  private static final Effect.Target HERE =
      new Effect.Target.EditInline(PRIVATE.id(), null, INLINE, true);

  @ParameterizedTest
  @FieldSource("switchboard.brain.Given#TAPS")
  void inThePrivateChatTheyAreDecidedLikeAnyOther(String data) {
    for (var session : List.of(known(), known().with(new ConfirmingDeletion(9, NOW)))) {
      var usual = BRAIN.decide(session, tap(data));
      var inline = BRAIN.decide(session, inlineTap(data));
      assertThat(inline.next()).isEqualTo(usual.next());
      assertThat(inline.effects()).isEqualTo(usual.effects().stream().map(this::moved).toList());
    }
  }

  /** The same effect for a message without a message_id. */
  private Effect moved(Effect effect) {
    return switch (effect) {
      case Effect.Deliver(Call.EditMessage(var chat, var topic, var _, var content)) ->
          new Effect.Deliver(new Call.EditInlineMessage(chat, topic, INLINE, content, true));
      case Effect.Lookup(
              var user,
              var question,
              var preferences,
              Effect.Target.Edit _,
              var asked) ->
          new Effect.Lookup(user, question, preferences, HERE, asked);
      case Effect.Erase(var user, var preferences, Effect.Target.Edit _) ->
          new Effect.Erase(user, preferences, HERE);
      case Effect other -> other;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"s:hours", "a:delete", "d:9", "S:hours", "A:history", "garbage"})
  void theyAreAnsweredFirstAndOnceWhoeverItIs(String data) {
    for (var standing : Standing.values()) {
      var decision = BRAIN.decide(session(standing), inlineTap(data));
      assertThat(calls(decision).getFirst()).isInstanceOf(Call.AnswerTap.class);
      assertThat(calls(decision).stream().filter(Call.AnswerTap.class::isInstance)).hasSize(1);
      calls(decision).forEach(Limits::hold);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"S:hours", "A:home"})
  void whatOthersSeeIsTurnedWithoutTouchingTheOwnConversation(String data) {
    var reading = known().with(new Browsing("find"));
    var decision = BRAIN.decide(reading, inlineTap(data));
    assertThat(decision.next()).isEqualTo(reading);
    var edit = (Call.EditInlineMessage) calls(decision).get(1);
    assertThat(edit.replaceable()).isTrue();
    assertThat(buttons(edit)).isNotEmpty().allMatch(InlineTapsTest::isShared);
    assertThat(effects(decision, Effect.KnowPerson.class))
        .containsExactly(new Effect.KnowPerson(ANN, null, NOW));
    assertThat(effects(decision, Effect.LogInteraction.class))
        .extracting(Effect.LogInteraction::data)
        .containsExactly(data.toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A:history", "A:settings", "A:export", "A:delete", "D:9", "H:o:3", "K"})
  void whatIsPrivateIsNotShownWhereOthersSeeIt(String data) {
    var asking = known().with(new ConfirmingDeletion(9, NOW));
    onlyAToast(asking, data, "private chat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a:history", "a:settings", "a:export", "a:delete", "d:9", "h:o:3", "l:de"})
  void ofSomebodyWithoutAPrivateChatNothingPrivateIsShown(String data) {
    for (var stranger : List.of(session(Standing.NEW), known().with((ChatId) null))) {
      var decision = BRAIN.decide(stranger, inlineTap(data));
      assertThat(calls(decision)).hasSize(1);
      assertThat(toast(decision)).contains("private chat");
      assertThat(effects(decision, Effect.Lookup.class)).isEmpty();
    }
  }

  @Test
  void aStrangersScreenIsEditedAndNeverSentElsewhere() {
    var decision = BRAIN.decide(session(Standing.NEW), inlineTap("s:hours"));
    assertThat(decision.next().standing()).isEqualTo(Standing.KNOWN);
    assertThat(decision.next().privateChat()).isNull();
    var edit = (Call.EditInlineMessage) calls(decision).get(1);
    assertThat(edit.chat()).isEqualTo(PRIVATE.id());
    assertThat(edit.replaceable()).isFalse();
    assertThat(buttons(edit)).isNotEmpty().allMatch(InlineTapsTest::isShared);
  }

  @Test
  void whatTakesThePlaceOfAnEditGoesToTheTopicInWhichThePersonLastWrote() {
    var topic = new Topic.MessageThread(77);
    for (var data : List.of("s:hours", "S:hours")) {
      var decision = BRAIN.decide(known().in(topic), inlineTap(data));
      assertThat(((Call.EditInlineMessage) calls(decision).get(1)).topic()).isEqualTo(topic);
      assertThat(decision.next().topic()).isEqualTo(topic);
    }
    var export = BRAIN.decide(known().in(topic), inlineTap("a:export"));
    assertThat(effects(export, Effect.Lookup.class))
        .extracting(Effect.Lookup::target)
        .containsExactly(new Effect.Target.New(PRIVATE.id(), topic));
  }

  @Test
  void forgedDataOfAStrangerIsNotNoted() {
    var stranger = session(Standing.NEW);
    onlyAToast(stranger, "garbage", "/start");
    onlyAToast(stranger, "S:", "/start");
  }

  @Test
  void afterErasureTheyGetAToastAndAScreenThatOthersSeeIsStillTurned() {
    var erased = session(Standing.ERASED);
    onlyAToast(erased, "s:hours", "/start");
    onlyAToast(erased, "d:9", "/start");
    var shared = BRAIN.decide(erased, inlineTap("S:hours"));
    assertThat(shared.next()).isEqualTo(erased);
    assertThat(calls(shared).get(1)).isInstanceOf(Call.EditInlineMessage.class);
    assertThat(effects(shared, Effect.KnowPerson.class)).isEmpty();
  }

  @Test
  void theButtonsOfAGroupSayThatOthersSeeThem() {
    var group = List.of(command(ANN, GROUP, "start", ""), text(ANN, GROUP, true, "hello"));
    var shown = group.stream().map(update -> BRAIN.decide(known(), update)).toList();
    assertThat(shown.stream().flatMap(InlineTapsTest::sent))
        .isNotEmpty()
        .allMatch(InlineTapsTest::isShared);
    assertThat(sent(BRAIN.decide(known(), command("start"))))
        .isNotEmpty()
        .noneMatch(InlineTapsTest::isShared);
  }

  @Test
  void whereTelegramNamesTheChatTheButtonHasNoSay() {
    var here = BRAIN.decide(known(), tap(PRIVATE, "S:hours"));
    assertThat(here).isEqualTo(BRAIN.decide(known(), tap(PRIVATE, "s:hours")));
    var there = BRAIN.decide(known(), tap(GROUP, "s:hours"));
    assertThat(there).isEqualTo(BRAIN.decide(known(), tap(GROUP, "S:hours")));
  }

  private static void onlyAToast(Session session, String data, String words) {
    var decision = BRAIN.decide(session, inlineTap(data));
    assertThat(decision.next()).isEqualTo(session);
    assertThat(calls(decision)).hasSize(1);
    assertThat(toast(decision)).contains(words);
  }

  private static Stream<Button.Callback> sent(Decision decision) {
    return calls(decision).stream()
        .map(Call.SendMessage.class::cast)
        .flatMap(send -> send.content().keyboard().stream())
        .flatMap(List::stream)
        .filter(Button.Callback.class::isInstance)
        .map(Button.Callback.class::cast);
  }

  private static List<Button.Callback> buttons(Call.EditInlineMessage edit) {
    return edit.content().keyboard().stream()
        .flatMap(List::stream)
        .filter(Button.Callback.class::isInstance)
        .map(Button.Callback.class::cast)
        .toList();
  }

  private static boolean isShared(Button.Callback button) {
    return ButtonAddress.parse(button.data()).orElseThrow() instanceof ButtonAddress.Shared;
  }
}
