package switchboard.botfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Bot;

class AskLineTest {

  private static final String BOT =
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
      """;

  private static Bot bot(String line) {
    return ParsedBotFile.bot(BOT.formatted(line));
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
        "'ask: {de: [Halle 2]}' | fr | gymnase               | ask: {en: [\"gymnase\"], de: [\"Halle 2\"]}"
      })
  void theLineHasWhatTheScreenHasAndTheText(String had, String language, String text, String line) {
    var words = line(had, language, text);
    assertThat(words.chars().sorted().toArray()).isEqualTo(line.chars().sorted().toArray());
    assertThat(bot(words).freeText().screens().get("hall").byLanguage().toString()).contains(text);
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
    var phrases = bot(line("columns: 1", "en", text)).freeText().screens().get("hall");
    assertThat(phrases.byLanguage().get("en")).hasSize(1);
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
    var phrase =
        bot(line("columns: 1", "en", "wörd ".repeat(800))).freeText().screens().get("hall");
    assertThat(phrase.byLanguage().get("en").getFirst().length()).isBetween(190, 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "😀", "?!", "\u200B"})
  void aTextWithoutAWordHasNoLine(String text) {
    assertThat(AskLine.of(bot("columns: 1"), "hall", "en", text)).isEmpty();
  }
}
