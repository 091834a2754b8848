package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Call;
import switchboard.domain.Conversation.Browsing;
import switchboard.domain.Conversation.ConfirmingDeletion;
import switchboard.domain.Effect;
import switchboard.domain.HistoryCursor;
import switchboard.domain.Incoming;
import switchboard.domain.InteractionType;
import switchboard.domain.Session.Standing;

class CallbackQueriesTest {

  @ParameterizedTest
  @FieldSource("switchboard.brain.Given#TAPS")
  void everyTapIsAnsweredFirstAndOnceWhoeverAndWherever(String data) {
    for (var standing : Standing.values()) {
      for (var chat : List.of(PRIVATE, GROUP, CHANNEL)) {
        var decision = BRAIN.decide(session(standing), tap(chat, data));
        assertThat(decision.effects().getFirst())
            .isInstanceOfSatisfying(
                Effect.Deliver.class,
                first -> assertThat(first.call()).isInstanceOf(Call.AnswerTap.class));
        assertThat(calls(decision).stream().filter(Call.AnswerTap.class::isInstance)).hasSize(1);
        calls(decision).forEach(Limits::hold);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "s:hours, s:hours",
    "a:history, a:history",
    "h:o:3, h:o:3",
    "l:de, l:de",
    "k, k",
    "garbage, unknown",
    "l:xx, unknown",
    "p:t:xx, unknown",
    "s:never-was, unknown"
  })
  void theRecordNamesOnlyAddressesOfOurs(String data, String logged) {
    assertThat(effects(BRAIN.decide(known(), tap(data)), Effect.LogInteraction.class))
        .contains(new Effect.LogInteraction(ANN_ID, InteractionType.Own.TAP, logged, NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "l:xx", "p:t:xx", "p:n:7", "h:o:-1", "a:x"})
  void forgedDataIsAnsweredWithAToastAndChangesNothing(String data) {
    var asking = known().with(new ConfirmingDeletion(1, NOW));
    var decision = BRAIN.decide(asking, tap(data));
    assertThat(decision.next()).isEqualTo(asking);
    assertThat(calls(decision)).hasSize(1);
    assertThat(toast(decision)).contains("/start");
    assertThat(BRAIN.decide(session(Standing.NEW), tap(data)).effects()).hasSize(1);
  }

  @Test
  void aTapOnNoMessageIsOnlyAnswered() {
    var decision = BRAIN.decide(known(), tap(ANN, "a:delete", null));
    assertThat(decision.effects()).hasSize(1);
    assertThat(decision.next()).isEqualTo(known());
  }

  @ParameterizedTest
  @CsvSource({"PT0S, true", "PT48H, true", "PT48H0.001S, false", "P300D, false"})
  void aMessageIsEditedUntilItIs48HoursOld(Duration age, boolean edits) {
    assertThat(shown(NOW.minus(age)) instanceof Call.EditMessage).isEqualTo(edits);
  }

  @Test
  void aMessageThatIsNoLongerAccessibleIsReplacedByANewOne() {
    assertThat(shown(null)).isInstanceOf(Call.SendMessage.class);
  }

  private static Call shown(@Nullable Instant sentAt) {
    var on = new Incoming.On.InChat(PRIVATE, null, 50, sentAt);
    return calls(BRAIN.decide(known(), tap(ANN, "s:hours", on))).get(1);
  }

  @ParameterizedTest
  @CsvSource({"l:de, language=de", "p:n:0, notifications=false", "p:t:stars, theme=stars"})
  void aChangedPreferenceIsSavedOnceHoweverOftenItIsTapped(String data, String logged) {
    var first = BRAIN.decide(known(), tap(data));
    assertThat(effects(first, Effect.SavePreferences.class))
        .containsExactly(new Effect.SavePreferences(ANN_ID, first.next().preferences(), NOW));
    assertThat(effects(first, Effect.LogInteraction.class))
        .contains(new Effect.LogInteraction(ANN_ID, InteractionType.Own.PREFERENCE, logged, NOW));
    var second = BRAIN.decide(first.next(), tap(data));
    assertThat(second.next()).isEqualTo(first.next());
    assertThat(effects(second, Effect.SavePreferences.class)).isEmpty();
    assertThat(calls(second).get(1)).isEqualTo(calls(first).get(1));
  }

  @Test
  void confirmingErasesAndNotesNothing() {
    var asking =
        known()
            .with(known().preferences().withTheme("stars"))
            .with(new ConfirmingDeletion(9, NOW.minus(Duration.ofMinutes(10))));
    var decision = BRAIN.decide(asking, tap("d:9"));
    assertThat(decision.next().standing()).isEqualTo(Standing.ERASED);
    assertThat(decision.next().preferences().theme()).isEqualTo("plain");
    assertThat(decision.effects()).hasSize(2);
    assertThat(effects(decision, Effect.Erase.class))
        .containsExactly(
            new Effect.Erase(
                ANN_ID,
                asking.preferences(),
                new Effect.Target.Edit(PRIVATE.id(), null, 50L, true)));
  }

  @ParameterizedTest
  @CsvSource({"9, PT10M0.001S", "8, PT0S", "0, PT0S"})
  void anAnswerToAnotherOrOlderQuestionAsksAfresh(long nonce, Duration age) {
    var asking = known().with(new ConfirmingDeletion(9, NOW.minus(age)));
    var decision = BRAIN.decide(asking, tap("d:" + nonce));
    assertThat(decision.next().conversation()).isEqualTo(new ConfirmingDeletion(UPDATE, NOW));
    assertThat(effects(decision, Effect.Erase.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s:hours", "a:home", "a:history", "a:export", "a:settings", "h:o:3", "l:de", "k"})
  void anythingElseClosesTheQuestion(String data) {
    var asking = known().with(new ConfirmingDeletion(9, NOW));
    assertThat(BRAIN.decide(asking, tap(data)).next().conversation())
        .isNotInstanceOf(ConfirmingDeletion.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:history",
        "a:settings",
        "a:language",
        "a:privacy",
        "a:export",
        "a:delete",
        "h",
        "h:o:3",
        "l:de",
        "p:n:0",
        "p:t:stars",
        "d:9",
        "k"
      })
  void inAGroupWhatIsPrivateGetsAToastOnly(String data) {
    var asking = known().with(new ConfirmingDeletion(9, NOW));
    var decision = BRAIN.decide(asking, tap(GROUP, data));
    assertThat(decision.next()).isEqualTo(asking);
    assertThat(calls(decision)).hasSize(1);
    assertThat(toast(decision)).contains("private chat");
    assertThat(effects(decision, Effect.Erase.class)).isEmpty();
  }

  @Test
  void inAGroupScreensAreTurnedWithoutTouchingTheOwnConversation() {
    var reading = known().with(new Browsing("find"));
    var decision = BRAIN.decide(reading, tap(GROUP, "s:hours"));
    assertThat(decision.next()).isEqualTo(reading);
    assertThat(calls(decision).get(1)).isInstanceOf(Call.EditMessage.class);
    assertThat(effects(decision, Effect.KnowPerson.class))
        .containsExactly(new Effect.KnowPerson(ANN, null, NOW));
  }

  @Test
  void afterErasureATapGetsAToastOnly() {
    var erased = session(Standing.ERASED);
    var decision = BRAIN.decide(erased, tap("s:hours"));
    assertThat(decision.next()).isEqualTo(erased);
    assertThat(decision.effects()).hasSize(1);
    assertThat(toast(decision)).contains("/start");
  }

  @Test
  void aPageOfHistoryIsLookedUpForTheSameMessage() {
    var decision = BRAIN.decide(known(), tap("h:o:3"));
    assertThat(effects(decision, Effect.Lookup.class))
        .containsExactly(
            new Effect.Lookup(
                ANN_ID,
                new Effect.Question.History(new HistoryCursor.OlderThan(3)),
                known().preferences(),
                new Effect.Target.Edit(PRIVATE.id(), null, 50L, true)));
  }
}
