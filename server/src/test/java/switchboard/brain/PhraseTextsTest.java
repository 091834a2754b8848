package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.domain.Answering;
import switchboard.domain.Bot;
import switchboard.domain.FreeText;

class PhraseTextsTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+\\}");
  private static final Set<String> PLAIN = Set.of("button", "command", "kind", "tap");

  static List<String> languages() {
    return TestPhrases.LANGUAGES;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageHasEveryPhraseAndNoOther(String language) {
    var keys = Arrays.stream(Phrase.values()).map(Phrase::key).toList();
    assertThat(TestPhrases.in(language)).containsOnlyKeys(keys);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyTranslationHasThePlaceholdersOfTheEnglishText(String language) {
    var english = TestPhrases.in("en");
    TestPhrases.in(language)
        .forEach((key, text) ->
            assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.get(key))));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyPhraseIsGoodHtmlAndThePlainOnesHaveNone(String language) {
    TestPhrases.in(language)
        .forEach((key, text) -> {
          Limits.html(text, 1000);
          if (PLAIN.contains(key.split("\\.", 2)[0])) {
            assertThat(text).as(key).doesNotContain("<", "&").hasSizeLessThan(200);
          }
        });
  }

  /** Telegram allows 256 characters (Bot API, BotCommand), but its menu shows only one line. */
  @ParameterizedTest
  @MethodSource("languages")
  void descriptionsOfCommandsAreShort(String language) {
    TestPhrases.in(language)
        .forEach(
            (key, text) -> assertThat(key.startsWith("command.") && text.length() > 60).isFalse());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void translationsAreTranslated(String language) {
    var english = TestPhrases.in("en");
    var same =
        TestPhrases.in(language).entrySet().stream()
            .filter(entry -> entry.getValue().equals(english.get(entry.getKey())))
            .count();
    assertThat(same).isLessThanOrEqualTo(language.equals("en") ? Phrase.values().length : 12);
  }

  @Test
  void aBotWithoutOneOfThePhrasesIsRefusedByItsName() {
    var setup = TestBots.first();
    var bot = setup.bot();
    var phrases = new HashMap<>(bot.phrases());
    phrases.remove("delete.title");
    var lacking =
        new Bot(
            bot.name(),
            bot.languages(),
            bot.home(),
            bot.screens(),
            bot.formerly(),
            bot.commands(),
            bot.themes(),
            phrases,
            Map.of(),
            FreeText.HISTORY,
            Answering.NONE,
            List.of());
    assertThatThrownBy(
            () -> new Brain(new BrainSetup(lacking, setup.lineage(), setup.policy(), null)))
        .hasMessageContaining("[delete.title]");
  }

  private static Set<String> placeholders(@Nullable String text) {
    return text == null
        ? Set.of()
        : PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
