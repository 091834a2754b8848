package switchboard.botfile;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.domain.Action;
import switchboard.domain.FreeText;
import switchboard.domain.FreeText.Mode;
import switchboard.domain.FreeText.Wordings;

/** The keys {@code free_text}, {@code ask} and {@code subjects}. */
class FreeTextTest {

  private static final String FILE =
      """
      name: Club
      languages: [en, de]
      free_text: understand
      subjects:
        chess: {de: [Rochade]}
      menu:
        id: home
        text: Hello
        items:
          - {label: Hours, id: hours, text: Always, ask: [late shopping], invites_text: true}
          - {label: Room, open: room, ask: {en: [den]}}
          - {label: Page, url: https://example.com/}
          - {label: Mine, action: history, ask: {de: [Tagebuch], en: [diary]}}
      screens:
        - {id: room, text: Here, ask: [ball room], invites_text: false}
        - {id: post, text: Write, link: true, invites_text: true}
      """;

  @Test
  void theKeysAreRead() {
    assertThat(ParsedBotFile.bot(FILE).freeText())
        .isEqualTo(
            new FreeText(
                Mode.UNDERSTAND,
                Map.of(
                    "hours",
                    wordings("", "late shopping"),
                    "room",
                    new Wordings(Map.of("en", List.of("den"), "", List.of("ball room")))),
                Map.of(
                    Action.HISTORY,
                    new Wordings(Map.of("de", List.of("Tagebuch"), "en", List.of("diary")))),
                Map.of("chess", wordings("de", "Rochade")),
                Set.of("hours", "post")));
  }

  private static Wordings wordings(String language, String phrase) {
    return new Wordings(Map.of(language, List.of(phrase)));
  }

  @Test
  void withoutThemTextsAreSavedOnly() {
    var without = BotFile.sample().replace("free_text: understand\n", "");
    assertThat(ParsedBotFile.bot(without).freeText().mode()).isEqualTo(Mode.HISTORY);
    assertThat(ParsedBotFile.bot(BotFile.sample()).freeText().mode()).isEqualTo(Mode.UNDERSTAND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          free_text: understand | free_text: guess | 3:12: `free_text` cannot be `guess` – write `history` or `understand`
          [late shopping] | [''] | 10:53: the phrase has no word – write one, or remove it
          [late shopping] | ['?'] | 10:53: the phrase has no word – write one, or remove it
          [late shopping] | late | 10:52: `ask` must be a list, but is the text `late` – write it as `[opening hours, are you open]`
          [den] | [LATE Shópping] | 11:44: `LATE Shópping` leads to screen `hours` on line 10 and to screen `room` on line 11 – keep one of the two; upper case and accents make no difference
          {en: [den]} | {fr: [den]} | 11:39: `fr` is not in `languages` – add it to `languages`, or remove the phrases
          invites_text: false | invites_text: pass_on | 15:60: `invites_text` cannot be `pass_on` – write `true`, or remove the line
          {de: [Rochade]} | [Rochade | 6:1: a list or mapping is not closed – add the closing ] or }
          """)
  void oneMistakeIsOneProblem(String right, String wrong, String problem) {
    var problems = ParsedBotFile.problems(FILE.replace(right, wrong));
    if (problem.startsWith("6:1")) {
      assertThat(problems).hasSize(1);
    } else {
      assertThat(problems).containsExactly("bot.yaml:" + problem);
    }
  }

  @Test
  void aPhraseHas200CharactersAtMost() {
    assertThat(ParsedBotFile.problems(FILE.replace("late shopping", "x".repeat(200)))).isEmpty();
    assertThat(ParsedBotFile.problems(FILE.replace("late shopping", "x".repeat(201))))
        .containsExactly(
            "bot.yaml:10:53: the phrase has 201 characters; 200 are compared – shorten it to the words that matter");
  }

  @Test
  void aLinkHasNoPhrases() {
    var yaml = FILE.replace("url: https://example.com/", "url: https://example.com/, ask: [x]");

    assertThat(ParsedBotFile.problems(yaml))
        .singleElement()
        .asString()
        .contains("`ask` has no effect on this button");
  }

  @Test
  void onePhraseMayLeadToTwoScreensInTwoLanguages() {
    var yaml =
        FILE.replace("[late shopping]", "{de: [boot]}").replace("{en: [den]}", "{en: [boot]}");

    assertThat(ParsedBotFile.problems(yaml)).isEmpty();
  }

  /** Operators can copy subjects from the lexicon into their bot file. */
  @Test
  void theLexiconHasTheFormOfTheKeySubjects() throws IOException {
    try (var in = FreeTextTest.class.getResourceAsStream("/language/subjects.yaml")) {
      var lexicon =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> "  " + line)
              .collect(joining("\n"));
      var yaml =
          "name: Club\nlanguages: [en, es, de, fr, pt, ru, uk, ar, hi, zh]\n"
              + "menu: {id: home, text: x, items: [{label: x, action: history}]}\nsubjects:\n"
              + lexicon;

      assertThat(ParsedBotFile.bot(yaml).freeText().subjects())
          .containsKeys("hours", "filler", "asking", "elsewhere");
    }
  }
}
