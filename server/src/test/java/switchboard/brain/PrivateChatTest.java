package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.domain.Call;
import switchboard.domain.Conversation;
import switchboard.domain.Effect;
import switchboard.domain.FilePart;
import switchboard.domain.FileState;
import switchboard.domain.HistoryCursor;
import switchboard.domain.Incoming;
import switchboard.domain.InteractionType;
import switchboard.domain.SentFileKind;
import switchboard.domain.Session.Standing;

class PrivateChatTest {

  private static final Effect KNOWN = new Effect.KnowPerson(ANN, PRIVATE.id(), NOW);

  @Test
  void aTextIsSavedAndAnsweredWithTheNewestPage() {
    var session = known();
    var decision = BRAIN.decide(session, text("hello"));
    assertThat(decision.effects())
        .containsExactly(
            KNOWN,
            new Effect.SaveMessage(
                ANN_ID, PRIVATE.id(), MESSAGE, "hello", "text", null, List.of(), NOW),
            new Effect.AwaitAnswer(ANN_ID, PRIVATE.id(), MESSAGE, NOW),
            new Effect.Lookup(
                ANN_ID,
                new Effect.Question.History(new HistoryCursor.Newest()),
                session.preferences(),
                new Effect.Target.New(PRIVATE.id(), null)));
    assertThat(decision.next().conversation())
        .isEqualTo(new Conversation.ReadingHistory(new HistoryCursor.Newest()));
  }

  @Test
  void mediaAreSavedWithTypeFileAndCaption() {
    var decision = BRAIN.decide(known(), photo(PRIVATE, "look"));
    assertThat(effects(decision, Effect.SaveMessage.class))
        .containsExactly(
            new Effect.SaveMessage(
                ANN_ID,
                PRIVATE.id(),
                MESSAGE,
                "look",
                "photo",
                "file-1",
                List.of(
                    new Effect.NewFile(
                        SentFileKind.PHOTO,
                        FilePart.ORIGINAL,
                        Given.file("file-1").original(),
                        FileState.OFFERED,
                        null)),
                NOW));
    assertThat(effects(decision, Effect.AwaitAnswer.class))
        .containsExactly(new Effect.AwaitAnswer(ANN_ID, PRIVATE.id(), MESSAGE, NOW));
    assertThat(effects(decision, Effect.Lookup.class)).hasSize(1);
  }

  @Test
  void aStrangerBecomesKnownWithThePreferencesTheyStartWith() {
    var stranger = session(Standing.NEW);
    var decision = BRAIN.decide(stranger, text("hello"));
    assertThat(decision.next().standing()).isEqualTo(Standing.KNOWN);
    assertThat(decision.effects())
        .startsWith(KNOWN, new Effect.SavePreferences(ANN_ID, stranger.preferences(), NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "start, '', /start",
    "start, promo-7, /start promo-7",
    "help, '', /help",
    "hours, now, /hours now",
    "nonsense, '', /nonsense"
  })
  void everyCommandIsLogged(String name, String argument, String line) {
    var decision = BRAIN.decide(known(), command(ANN, PRIVATE, name, argument));
    assertThat(decision.effects())
        .startsWith(
            KNOWN, new Effect.LogInteraction(ANN_ID, InteractionType.Own.COMMAND, line, NOW));
    assertThat(calls(decision)).hasSize(1);
  }

  @Test
  void anEditAmendsAndIsNotAnswered() {
    assertThat(BRAIN.decide(known(), edited(PRIVATE, "new")).effects())
        .containsExactly(KNOWN, new Effect.AmendMessage(ANN_ID, PRIVATE.id(), MESSAGE, "new", NOW));
    assertThat(BRAIN.decide(known(), edited(PRIVATE, null)).effects()).containsExactly(KNOWN);
    assertThat(BRAIN.decide(session(Standing.NEW), edited(PRIVATE, "new")).effects()).isEmpty();
  }

  @Test
  void anEditLeavesTheQuestionAboutDeletionOpen() {
    var asking = known().with(new Conversation.ConfirmingDeletion(1, NOW));
    assertThat(BRAIN.decide(asking, edited(PRIVATE, "new")).next()).isEqualTo(asking);
  }

  @Test
  void afterErasureEverythingGetsOneAnswerAndLeavesNothing() {
    var erased = session(Standing.ERASED);
    for (var said : List.of(text("hi"), photo(PRIVATE, null), command("history"))) {
      var decision = BRAIN.decide(erased, said);
      assertThat(decision.next()).isEqualTo(erased);
      assertThat(decision.effects()).hasSize(1);
      assertThat(calls(decision)).hasSize(1).first().isInstanceOf(Call.SendMessage.class);
    }
    assertThat(BRAIN.decide(erased, edited(PRIVATE, "x")).effects()).isEmpty();
  }

  @Test
  void startAfterErasureBeginsAsAStranger() {
    var erased = session(Standing.ERASED).with(known().preferences().withTheme("stars"));
    var decision = BRAIN.decide(erased, command("start"));
    assertThat(decision.next()).isEqualTo(known());
    assertThat(effects(decision, Effect.SavePreferences.class)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "en, en",
    "de, de",
    "pt-br, pt",
    "PT_BR, pt",
    "zh-hans, zh",
    "zh-Hant-TW, zh",
    "EN, en",
    "DE-AT, de",
    "tlh, en",
    "'', en",
    "' ', en",
    "-, en"
  })
  void aStrangersLanguageIsTheNearestOfTheBots(String code, String language) {
    assertThat(BRAIN.stranger(ANN_ID, code).preferences().language()).isEqualTo(language);
  }

  @Test
  void botsAndChannelsGetNoAnswer() {
    List<Incoming> ignored =
        List.of(
            text(ROBOT, PRIVATE, true, "hi"),
            command(ROBOT, GROUP, "start", ""),
            text(ANN, CHANNEL, true, "hi"),
            command(ANN, CHANNEL, "start", ""));
    for (var incoming : ignored) {
      var decision = BRAIN.decide(known(), incoming);
      assertThat(decision.effects()).isEmpty();
      assertThat(decision.next()).isEqualTo(known());
    }
  }
}
