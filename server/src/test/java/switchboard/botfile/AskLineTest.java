package switchboard.botfile;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Bot;
import switchboard.domain.FreeText.Wordings;

class AskLineTest {

  private static Bot bot(String line) {
    return ParsedBotFile.bot(
        """
        name: Shop
        languages: [en, de]
        free_text: understand
        menu:
          id: home
          text: {en: Hello, de: Hallo}
          items:
            - label: {en: Hall, de: Halle}
              id: hall
              %s
              text: {en: Here., de: Hier.}
        """
            .formatted(line));
  }

  /** Those of the screen whose line this is. */
  private static Map<String, List<String>> phrases(String line) {
    var screens = bot(line).freeText().screens();
    return screens.getOrDefault("hall", new Wordings(Map.of())).byLanguage();
  }

  private static String line(String had, String language, String text) {
    return AskLine.of(bot(had), "hall", language, text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "columns: 1             | de | wo ist die Turnhalle? | ask: {de: [\"wo ist die Turnhalle?\"]}",
        "columns: 1             | fr | gymnase               | ask: [\"gymnase\"]",
        "'ask: [gym]'           | de | Turnhalle             | ask: [\"gym\", \"Turnhalle\"]",
        "'ask: {en: [gym]}'     | de | Turnhalle             | ask: {en: [\"gym\"], de: [\"Turnhalle\"]}",
        "'ask: {de: [Halle 2]}' | de | Turnhalle             | ask: {de: [\"Halle 2\", \"Turnhalle\"]}",
        "'ask: {de: [Halle 2]}' | fr | gymnase               | ask: {de: [\"Halle 2\"], en: [\"gymnase\"]}"
      })
  void theLineHasWhatTheScreenHasAndTheText(String had, String language, String text, String line) {
    var words = line(had, language, text);
    assertThat(words).isEqualTo(line);
    assertThat(phrases(words).toString()).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "say \"hello\" \\ back\\\"",
        "a: b # c, [d] {e} & *f !g %h @i `j`",
        "two\nlines\tand \u0000 \u001B[31m bells \u0007",
        "'single' – “curly”",
        "\uD83D half a pair",
        "\u202E\u200Fright to left\u061C",
        "- dash",
        "👩‍👩‍👧 family"
      })
  void anyTextIsOnePhraseOfTheFile(String text) {
    assertThat(phrases(line("columns: 1", "en", text)).get("en")).hasSize(1);
  }

  @Test
  void randomTextsAreReadAsOnePhrase() {
    var random = new Random(20_261_201);
    for (int round = 0; round < 300; round++) {
      var text = new StringBuilder("x");
      for (int left = random.nextInt(60); left > 0; left--) {
        text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x180 : 0x11000));
      }
      anyTextIsOnePhraseOfTheFile(text.toString());
    }
  }

  @Test
  void aLongTextIsCutToAPhrase() {
    assertThat(phrases(line("columns: 1", "en", "wörd ".repeat(800))).get("en"))
        .singleElement(as(InstanceOfAssertFactories.STRING))
        .hasSizeBetween(190, 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "😀", "?!", "\u200B"})
  void aTextWithoutAWordHasNoLine(String text) {
    assertThat(AskLine.of(bot("columns: 1"), "hall", "en", text)).isEmpty();
  }
}
