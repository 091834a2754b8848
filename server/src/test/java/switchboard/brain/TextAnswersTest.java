package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.domain.Conversation.Browsing;
import switchboard.domain.Conversation.ConfirmingDeletion;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Effect.Asked;
import switchboard.domain.QueryResult;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.TextOutcome;

class TextAnswersTest {

  private static final Brain BRAIN = new Brain(TestBots.understanding());
  private static final Session ANN_BEFORE = known().with(new Browsing("find"));

  private static Decision asked(String text) {
    return BRAIN.decide(ANN_BEFORE, text(text));
  }

  private static Decision tapped(String data) {
    return BRAIN.decide(ANN_BEFORE, tap(data));
  }

  private static Content shown(Decision decision) {
    return switch (calls(decision).getLast()) {
      case Call.SendMessage(var _, var _, var content) -> content;
      case Call.EditMessage(var _, var _, var _, var content) -> content;
      case Call other -> throw new AssertionError(other);
    };
  }

  private static List<String> data(Decision decision) {
    return shown(decision).keyboard().stream()
        .flatMap(List::stream)
        .map(button -> ((Button.Callback) button).data())
        .toList();
  }

  private static List<TextOutcome> counted(Decision decision) {
    return effects(decision, Effect.CountText.class).stream()
        .map(Effect.CountText::outcome)
        .toList();
  }

  @Test
  void aTextIsSavedAndAnsweredWithTheScreenThatIsMeantAndWhy() {
    var decision = asked("When are you OPEN at easter?");

    assertThat(effects(decision, Effect.SaveMessage.class)).hasSize(1);
    assertThat(decision.next().conversation()).isEqualTo(new Browsing("holidays"));
    assertThat(shown(decision).screen()).isEqualTo("holidays");
    assertThat(shown(decision).html())
        .isEqualTo("<i>Because of “OPEN”, “easter”:</i>\n\nClosed on holidays.");
    assertThat(data(decision)).containsExactly("s:easter", "s:hours", "a:home", "n:a:40");
    assertThat(counted(decision)).containsExactly(TextOutcome.ANSWERED);
    assertThat(effects(decision, Effect.AwaitAnswer.class)).isEmpty();
    assertThat(effects(decision, Effect.KeepQuestion.class)).isEmpty();
  }

  @Test
  void theHistoryCanBeMeantAndSaysWhy() {
    var decision = asked("show my messages");
    var lookup = effects(decision, Effect.Lookup.class).getFirst();
    assertThat(lookup.asked()).isEqualTo(new Asked(MESSAGE, List.of("show", "messages")));

    var call = BRAIN.complete(lookup, new QueryResult.History(List.of(), false, false));
    assertThat(call)
        .isInstanceOfSatisfying(
            Call.SendMessage.class,
            send ->
                assertThat(send.content().html()).startsWith("<i>Because of “show”, “messages”:"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, delete everything",
    "de, lösche alles",
    "es, bórralo todo",
    "fr, supprimez tout",
    "pt, apague tudo",
    "ru, удалите всё",
    "uk, видаліть усе",
    "ar, احذف كل شيء",
    "hi, सब कुछ हटा दो",
    "zh, 删除所有内容"
  })
  void deletionIsOfferedNeverPerformed(String language, String text) {
    var before = ANN_BEFORE.with(ANN_BEFORE.preferences().withLanguage(language));
    var decision = BRAIN.decide(before, text(text));

    assertThat(data(decision)).contains("o:a:delete").endsWith("n:o:40");
    assertThat(effects(decision, Effect.Erase.class)).isEmpty();
    assertThat(decision.next()).isEqualTo(before);
    assertThat(counted(decision)).containsExactly(TextOutcome.OFFERED);
    calls(decision).forEach(Limits::hold);
  }

  @Test
  void anExportIsOfferedNotSent() {
    var decision = asked("export my data");
    assertThat(data(decision)).contains("o:a:export");
    assertThat(effects(decision, Effect.Lookup.class)).isEmpty();
  }

  @Test
  void anOfferThatIsTakenOpensTheScreen() {
    var decision = tapped("o:s:hours");
    assertThat(shown(decision).html()).isEqualTo("We open at 9.");
    assertThat(decision.next().conversation()).isEqualTo(new Browsing("hours"));
    assertThat(counted(decision)).containsExactly(TextOutcome.OFFERED_TAKEN);
  }

  @Test
  void anOfferedDeletionAsksFirst() {
    var decision = tapped("o:a:delete");
    assertThat(decision.next().conversation()).isInstanceOf(ConfirmingDeletion.class);
    assertThat(effects(decision, Effect.Erase.class)).isEmpty();
  }

  @Test
  void whatIsNotUnderstoodIsPassedOn() {
    var decision = asked("qwertz uiopü");
    assertThat(data(decision)).containsExactly("a:history", "q", "a:home");
    assertThat(decision.next()).isEqualTo(ANN_BEFORE);
    assertThat(passedOn(decision, TextOutcome.NOT_UNDERSTOOD)).isTrue();
  }

  @Test
  void aTextOnAScreenThatInvitesItIsPassedOnAndNoQuestion() {
    var before = known().with(new Browsing("easter"));
    var decision = BRAIN.decide(before, text("Are you open at easter?"));

    assertThat(shown(decision).html())
        .isEqualTo("Your message was passed on to a person. They answer here.");
    assertThat(effects(decision, Effect.SaveMessage.class)).hasSize(1);
    assertThat(decision.effects())
        .contains(new Effect.AwaitAnswer(ANN_ID, PRIVATE.id(), MESSAGE, NOW));
    assertThat(counted(decision)).isEmpty();
    assertThat(effects(decision, Effect.KeepQuestion.class)).isEmpty();
    assertThat(decision.next()).isEqualTo(before);
  }

  @Test
  void afterAnotherScreenATextIsAQuestionAgain() {
    var before = known().with(new Browsing("easter"));
    var next = BRAIN.decide(before, tap("s:hours")).next();
    assertThat(counted(BRAIN.decide(next, text("Are you open?"))))
        .containsExactly(TextOutcome.ANSWERED);
  }

  @Test
  void whoTurnedAnswersOffSeesTheirMessagesOnEveryScreen() {
    var before = known().with(new Browsing("easter"));
    before = before.with(before.preferences().withUnderstand(false));
    var said = text("Are you open?");
    assertThat(BRAIN.decide(before, said)).isEqualTo(Given.BRAIN.decide(before, said));
  }

  @ParameterizedTest
  @CsvSource({"n:a:40, ANSWERED_REFUSED", "n:o:40, OFFERED_REFUSED"})
  void whatIsRefusedIsPassedOnInTheSameMessage(String data, TextOutcome outcome) {
    var decision = tapped(data);
    assertThat(calls(decision).getLast()).isInstanceOf(Call.EditMessage.class);
    assertThat(data(decision)).containsExactly("a:history", "q", "a:home");
    assertThat(passedOn(decision, outcome)).isTrue();
  }

  private static boolean passedOn(Decision decision, TextOutcome outcome) {
    return counted(decision).equals(List.of(outcome))
        && decision.effects().contains(new Effect.AwaitAnswer(ANN_ID, PRIVATE.id(), MESSAGE, NOW))
        && decision
            .effects()
            .contains(new Effect.KeepQuestion(ANN_ID, PRIVATE.id(), MESSAGE, "en", outcome, NOW));
  }

  @Test
  void whoSettlesAQuestionWaitsNoLonger() {
    var decision = tapped("q");
    assertThat(decision.effects()).contains(new Effect.StopWaiting(ANN_ID, NOW));
    assertThat(toast(decision)).isEqualTo("Fine: nobody will answer that any more.");
    assertThat(shown(decision).screen()).isEqualTo("home");
  }

  @ParameterizedTest
  @CsvSource({",", "Are you open?"})
  void aFileIsPassedOnWhateverItsCaption(String caption) {
    var decision = BRAIN.decide(ANN_BEFORE, photo(PRIVATE, caption));
    assertThat(decision.effects())
        .contains(new Effect.AwaitAnswer(ANN_ID, PRIVATE.id(), MESSAGE, NOW));
    assertThat(counted(decision)).isEmpty();
    assertThat(data(decision)).contains("q");
  }

  @Test
  void whoWantsNoAnswersGetsTheHistory() {
    var off = tapped("p:u:0");
    assertThat(off.next().preferences().understand()).isFalse();
    assertThat(effects(off, Effect.SavePreferences.class)).hasSize(1);
    assertThat(data(off)).contains("p:u:1");

    var decision = BRAIN.decide(off.next(), text("Are you open?"));
    assertThat(effects(decision, Effect.Lookup.class)).hasSize(1);
    assertThat(counted(decision)).isEmpty();
  }

  @Test
  void anUnansweredQuestionToConfirmADeletionIsClosed() {
    var confirming = ANN_BEFORE.with(new ConfirmingDeletion(9, NOW));
    for (var text : List.of("qwertz uiopü", "delete everything", "Are you open?")) {
      assertThat(BRAIN.decide(confirming, text(text)).next().conversation())
          .isInstanceOf(Browsing.class);
    }
  }

  @Test
  void textsInGroupsAndOfErasedUsersAreAnsweredAsEver() {
    var inGroup = text(ANN, GROUP, true, "Are you open?");
    assertThat(BRAIN.decide(ANN_BEFORE, inGroup))
        .isEqualTo(Given.BRAIN.decide(ANN_BEFORE, inGroup));
    var erased = session(Standing.ERASED);
    for (var said : List.of(text("Are you open?"), photo(PRIVATE, null))) {
      assertThat(BRAIN.decide(erased, said)).isEqualTo(Given.BRAIN.decide(erased, said));
    }
  }

  @Test
  void aBotThatAnswersWithTheHistoryHasNoSuchSetting() {
    var settings = Given.BRAIN.decide(known(), command("settings"));
    assertThat(data(settings)).noneMatch(data -> data.startsWith("p:u:"));
    assertThat(data(BRAIN.decide(known(), command("settings")))).contains("p:u:0");
  }

  @Test
  void thePrivacyPageSaysThatTextsAreCompared() {
    var lookup = effects(BRAIN.decide(known(), command("privacy")), Effect.Lookup.class).getFirst();
    var found = new QueryResult.Disclosures(List.of(), 0);
    assertThat(html(BRAIN.complete(lookup, found))).contains("compares them with its own texts");
    assertThat(html(Given.BRAIN.complete(lookup, found))).doesNotContain("compares");
  }

  private static String html(Call call) {
    return ((Call.SendMessage) call).content().html();
  }

  @Test
  void aScreenWithoutRoomForTheReasonIsShownWithoutIt() {
    var voice = new LocalizedTexts(TestBots.first().bot(), ANN_BEFORE.preferences());
    var full = new Content("x".repeat(4096), List.of());
    var explained = Explanation.of(voice, new Asked(MESSAGE, List.of("open")), full);
    assertThat(explained.html()).isEqualTo(full.html());
    Limits.hold(explained);
  }
}
