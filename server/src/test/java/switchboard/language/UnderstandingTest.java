package switchboard.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.domain.Action;

/**
 * What people ask three bots. The questions were written by those who know shops, clinics and
 * clubs, not taken from a bot: typing errors, dialects, Hindi in both scripts.
 */
class UnderstandingTest {

  private static final Understanding CAFE = Understanding.of(Questions.sample());

  @Test
  void theSampleAnswersWhatItsGuestsAsk() {
    var score = Questions.of("cafe.tsv").score(CAFE);

    assertThat(score.first()).as(score::toString).isGreaterThanOrEqualTo(0.88);
    assertThat(score.wrong()).as(score::toString).isLessThanOrEqualTo(0.04);
    assertThat(score.offTopicAnswered()).as(score::toString).isLessThanOrEqualTo(0.15);
  }

  @ParameterizedTest
  @CsvSource({"dentist", "club"})
  void botsWithoutPhrasesOfTheirOwnAnswerMostQuestions(String name) {
    var understanding = Understanding.of(Questions.bot(name + ".yaml"));
    var score = Questions.of(name + ".tsv").score(understanding);

    assertThat(score.first()).as(score::toString).isGreaterThanOrEqualTo(0.7);
    assertThat(score.wrong()).as(score::toString).isLessThanOrEqualTo(0.07);
  }

  @ParameterizedTest
  @CsvSource({
    "what food do you have, food",
    "can I see the menu, food",
    "where are you, find-us",
    "what is your address, find-us",
    "any events, events",
    "live music, events"
  })
  void generalQuestionsLeadToTheGeneralScreen(String text, String screen) {
    assertThat(CAFE.ask("en", text))
        .isInstanceOfSatisfying(
            Understood.Meant.class,
            meant -> assertThat(meant.meaning()).isEqualTo(new Meaning.OfScreen(screen)));
  }

  @ParameterizedTest
  @CsvSource({
    "en, delete everything",
    "de, alles löschen",
    "ru, удалите все данные",
    "zh, 删除",
    "en, export my data"
  })
  void actionsThatDeleteOrSendAreOnlyOffered(String language, String text) {
    assertThat(CAFE.ask(language, text))
        .isInstanceOfSatisfying(
            Understood.Perhaps.class,
            perhaps ->
                assertThat(perhaps.guesses().getFirst().meaning())
                    .isInstanceOf(Meaning.OfOffer.class));
  }

  @Test
  void pagesAreShown() {
    assertThat(CAFE.ask("fr", "changer de langue"))
        .isInstanceOfSatisfying(
            Understood.Meant.class,
            meant -> assertThat(meant.meaning()).isEqualTo(new Meaning.OfPage(Action.LANGUAGE)));
  }

  @Test
  void theWordsOfThePersonAreTheReason() {
    assertThat(CAFE.ask("en", "Are you open at CHRISTMAS?"))
        .isInstanceOfSatisfying(
            Understood.Meant.class,
            meant -> assertThat(meant.because()).containsExactly("open", "CHRISTMAS"));
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "?!", "😀", "hello", "thank you", "42", "how are you"})
  void whatSaysNothingMeansNothing(String text) {
    assertThat(CAFE.ask("en", text)).isEqualTo(new Understood.Nothing());
  }

  @Test
  void aLanguageThatIsNotKnownIsNoObstacle() {
    var score = Questions.of("cafe.tsv").inLanguage("xx").score(CAFE);

    assertThat(score.first()).as(score::toString).isGreaterThanOrEqualTo(0.88);
  }

  @Test
  void phrasesOfTheBotFileLeadToTheirScreen() {
    var bot =
        Questions.parsed(
            """
            name: Club
            languages: [en, de]
            subjects:
              chess: {en: [gambit], de: [Rochade]}
            menu:
              id: home
              text: Hello
              items:
                - {label: Room 5, id: room, text: Ground floor, ask: {en: [knitting circle], de: [Strickrunde]}}
                - {label: Gambit, id: chess, text: Every Friday}
                - {label: Old texts, action: history, ask: [diary]}
            """);
    var understanding = Understanding.of(bot);

    assertThat(Questions.first(understanding.ask("en", "when is the knitting circle")))
        .isEqualTo("room");
    assertThat(Questions.first(understanding.ask("de", "strickrunde?"))).isEqualTo("room");
    assertThat(Questions.first(understanding.ask("de", "rochade"))).isEqualTo("chess");
    assertThat(Questions.first(understanding.ask("en", "my diary"))).isEqualTo("action:history");
  }

  @Test
  void theLexiconHasEverySubjectInTenLanguages() {
    var languages = Set.of("en", "es", "de", "fr", "pt", "ru", "uk", "ar", "hi", "zh");

    assertThat(SubjectFile.shipped())
        .hasSizeGreaterThan(35)
        .allSatisfy((_, phrases) -> assertThat(phrases.keySet()).isEqualTo(languages))
        .allSatisfy((_, phrases) -> assertThat(phrases.values()).noneMatch(List::isEmpty));
  }
}
