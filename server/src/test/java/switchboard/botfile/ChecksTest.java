package switchboard.botfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake in a small file gives one problem with an exact position and message. */
class ChecksTest {

  /** Line 6 is the screen's text, line 8 the first item's label; its action starts in line 9. */
  private static final String FILE =
      """
      name: Club
      languages: [en, de]
      menu:
        id: home
        columns: 2
        text: Hello
        items:
          - label: Hours
            id: hours
            text: Always
          - label: Page
            url: https://example.com/
      """;

  @Test
  void theFileWithoutMistakesHasNoProblem() {
    assertThat(ParsedBotFile.problems(FILE)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("switchboard.botfile.BotFileMistakes#all")
  void oneMistakeIsOneProblem(String right, String wrong, String problem) {
    var yaml = FILE.replace(right, wrong);
    assertThat(yaml).isNotEqualTo(FILE);
    assertThat(ParsedBotFile.problems(yaml)).containsExactly("bot.yaml:" + problem);
  }

  @Test
  void aMessageHoldsAHundredButtonsBackAndHomeIncluded() {
    var links = "      - {label: x, url: https://example.com/}\n";
    var nested = FILE.replace("      text: Always\n", "      text: Always\n      items:\n%s");
    assertThat(ParsedBotFile.problems(nested.formatted(links.repeat(98)))).isEmpty();
    assertThat(ParsedBotFile.problems(nested.formatted(links.repeat(99))))
        .singleElement()
        .asString()
        .startsWith("bot.yaml:110:9: too many buttons");
  }

  @Test
  void telegramTakesAHundredCommands() {
    var commands = new StringBuilder("commands:\n");
    var free = 100 - BuiltInCommands.OWN.size();
    for (var i = 0; i <= free; i++) {
      commands.append("  - {command: c%d, description: x, open: hours}\n".formatted(i));
    }
    assertThat(ParsedBotFile.problems(FILE + commands))
        .singleElement()
        .asString()
        .startsWith("bot.yaml:%d:5: too many commands".formatted(14 + free));
  }

  @Test
  void aFileOfMoreThanAMebibyteIsRefused() {
    assertThat(ParsedBotFile.problems(FILE + "#".repeat(1 << 20)))
        .containsExactly(
            "bot.yaml:1:1: the file is larger than 1 MiB – move long texts to web pages and link to"
                + " them");
  }

  @Test
  void aByteOrderMarkAtTheBeginningIsNoMistake() {
    assertThat(ParsedBotFile.problems("\uFEFF" + FILE)).isEmpty();
  }

  @Test
  void aFileThatEndsTooEarlyIsToldInPlainWords() {
    assertThat(ParsedBotFile.problems("menu: ["))
        .containsExactly(
            "bot.yaml:1:8: the file ends too early – close what is open: `[` with `]`, `{` with `}`");
  }

  @Test
  void aliasesCannotExplode() {
    var bomb = new StringBuilder("a0: &a0 [x]\n");
    for (var i = 1; i < 25; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(ParsedBotFile.problems(bomb.toString()))
        .singleElement()
        .asString()
        .contains("aliases");
    assertThat(ParsedBotFile.problems("menu: &m {id: a, text: b, items: [*m]}"))
        .singleElement()
        .asString()
        .contains("aliases");
  }

  @Test
  void aLanguageOfTheOperatorsOwnWorksWithItsPhrases() {
    var texts = new StringBuilder("texts:\n");
    ParsedBotFile.PHRASES.keys().forEach(key -> texts.append("  %s: {it: ciao}\n".formatted(key)));
    var bot = ParsedBotFile.bot(FILE.replace("[en, de]", "[it, de]") + texts);
    assertThat(bot.phrases()).containsOnlyKeys(ParsedBotFile.PHRASES.keys());
    assertThat(bot.phrases().get("button.home"))
        .satisfies(words -> assertThat(words.byLanguage()).containsEntry("it", "ciao"))
        .satisfies(words -> assertThat(words.byLanguage()).containsEntry("de", "de home"));
  }
}
