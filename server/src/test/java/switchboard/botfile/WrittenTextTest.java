package switchboard.botfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Screen.Item;

/** Nothing in a bot file is silently cut off or misread. */
class WrittenTextTest {

  private static final String FILE =
      """
      name: Club
      languages: [en]
      menu:
        id: home
        text: Hello
        items:
          - label: Hours
            id: café
            text: Always
          - label: More
            open: café
      """;

  @Test
  void theFileAsItIsHasNoProblem() {
    assertThat(ParsedBotFile.problems(FILE)).isEmpty();
  }

  static Stream<Arguments> comments() {
    var quotes = " – put the text in quotes; a comment is written as `# …`, with a space";
    return Stream.of(
        arguments(
            "label: Hours",
            "label: Room #5",
            "7:19: ` #` begins a comment, so the text ends before `#5`" + quotes),
        arguments(
            "text: Hello",
            "text: Call us at extension #42 or write",
            "5:30: ` #` begins a comment, so the text ends before `#42 or write`" + quotes),
        arguments(
            "text: Hello",
            "text: Call us\n    at extension #42",
            "6:18: ` #` begins a comment, so the text ends before `#42`" + quotes),
        arguments(
            "text: Hello",
            "text: Call us at #42\n    or write",
            "5:20: ` #` begins a comment, so the text ends before `#42`" + quotes),
        arguments(
            "label: Hours",
            "label: {en: Room #5}",
            "7:24: ` #` begins a comment, so the text ends before `#5}`" + quotes),
        arguments(
            "text: Hello",
            "text:\n    en: Room #5 # the big one",
            "6:14: ` #` begins a comment, so the text ends before `#5 # the big one`" + quotes),
        arguments(
            "open: café",
            "copy: Table #5",
            "11:19: ` #` begins a comment, so the text ends before `#5`" + quotes),
        arguments(
            "name: Club",
            "name: Club #1",
            "1:12: ` #` begins a comment, so the text ends before `#1`" + quotes),
        arguments(
            "label: Hours",
            "label: #5",
            "7:7: `label` has no value – write one, or remove the key; a text that begins with # needs quotes"),
        arguments(
            "text: Hello",
            "text: {en: #5\n   }",
            "5:10: `text` has no text for `en` – write the text, or remove the line; a text that begins with # needs quotes"));
  }

  @ParameterizedTest
  @MethodSource("comments")
  void aCommentThatCutsATextIsTold(String right, String wrong, String problem) {
    assertThat(ParsedBotFile.problems(replaced(right, wrong)))
        .containsExactly("bot.yaml:" + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text: Hello # shown first",
        "text: Hello    # shown first",
        "text: Hello #",
        "text: Hello #---------- hours",
        "text: Hello ### hours",
        "text: \"Room #5\"",
        "text: 'Room #5' #x",
        "text: Room#5",
        "text: |  #x\n    Room #5",
        "text: >\n    Room #5",
        "text: Hello\n  columns: 2 #two",
        "text: # below\n    en: Hello",
        "#text: old\n  text: Hello"
      })
  void aCommentThatIsMeantAsOneIsNoMistake(String written) {
    assertThat(ParsedBotFile.problems(replaced("text: Hello", written))).isEmpty();
  }

  static Stream<Arguments> oddCharacters() {
    return Stream.of(
        arguments(
            "name: Club",
            "name:\u00a0Club",
            "1:6: an invisible character after the colon: U+00A0 (no-break space) – replace it with a space"),
        arguments(
            "  text: Hello",
            "\u00a0\u00a0text: Hello",
            "5:1: an invisible character in the indentation: U+00A0 (no-break space) – replace it with a space"),
        arguments(
            "  text: Hello",
            "  \u3000text: Hello",
            "5:3: unknown key `text` in a screen – did you mean `text`? Delete the invisible character U+3000 (ideographic space)"),
        arguments(
            "menu:",
            "\uFEFFmenu:",
            "3:1: unknown key `\uFEFFmenu` in the file – did you mean `menu`? Delete the invisible character U+FEFF (zero width no-break space)"),
        arguments(
            "menu:",
            "me\u200bnu:",
            "3:1: unknown key `me\u200bnu` in the file – did you mean `menu`? Delete the invisible character U+200B (zero width space)"),
        arguments(
            "menu:",
            "m\u0435nu:",
            "3:1: unknown key `m\u0435nu` in the file – did you mean `menu`? Here it has the look-alike U+0435 (cyrillic small letter ie)"),
        arguments(
            "menu:",
            "ｍｅｎｕ:",
            "3:1: unknown key `ｍｅｎｕ` in the file – did you mean `menu`? Here it has the look-alike U+FF4D (fullwidth latin small letter m)"),
        arguments(
            "name: Club",
            "name:\tClub",
            "1:6: a tab where YAML needs a space: U+0009 (character tabulation) – replace it with a space"),
        arguments(
            "    - label: More",
            "    -\tlabel: More",
            "10:6: a tab where YAML needs a space: U+0009 (character tabulation) – replace it with a space"),
        arguments(
            "menu:",
            "menu：",
            "3:5: not a colon that YAML accepts: U+FF1A (fullwidth colon) – write `: `"),
        arguments(
            "    - label: More",
            "    – label: More",
            "10:5: not a list dash that YAML accepts: U+2013 (en dash) – write `- `"),
        arguments(
            "    - label: More",
            "    -\u00a0label: More",
            "10:6: an invisible character after the dash: U+00A0 (no-break space) – replace it with a space"),
        arguments(
            "text: Hello",
            "text: “Hello: you”",
            "5:9: not a quotation mark that YAML accepts: U+201C (left double quotation mark) – write straight quotes: \"…\""),
        arguments("[en]", "[“en”]", "2:13: `“en”` is not a language tag – did you mean `en`?"),
        arguments(
            "[en]",
            "[e\u200bn]",
            "2:13: `e\u200bn` is not a language tag – delete the invisible character U+200B (zero width space)"),
        arguments(
            "id: café",
            "id: café\u00a0",
            "8:11: `café\u00a0` is not a valid id – delete the invisible character U+00A0 (no-break space)"),
        arguments(
            "open: café",
            "open: cafe\u0301",
            "11:13: the screen `cafe\u0301` does not exist – did you mean `café`? Its accents are encoded in another way (Unicode NFC and NFD): copy it"),
        arguments(
            "open: café",
            "open: c\u0430fé",
            "11:13: the screen `c\u0430fé` does not exist – did you mean `café`? Here it has the look-alike U+0430 (cyrillic small letter a)"),
        arguments(
            "open: café",
            "url: https://example.com\u200b/",
            "11:12: Telegram cannot open `https://example.com\u200b/` – delete the invisible character U+200B (zero width space)"),
        arguments(
            "open: café",
            "action: h\u0456story",
            "11:15: unknown action `h\u0456story` – did you mean `history`? Here it has the look-alike U+0456 (cyrillic small letter byelorussian-ukrainian i)"));
  }

  @ParameterizedTest
  @MethodSource("oddCharacters")
  void whatCannotBeSeenIsNamed(String right, String wrong, String problem) {
    assertThat(ParsedBotFile.problems(replaced(right, wrong))).contains("bot.yaml:" + problem);
  }

  @Test
  void aFileOfOneLineWithAWideColonIsTold() {
    assertThat(ParsedBotFile.problems("name：A"))
        .containsExactly(
            "bot.yaml:1:5: not a colon that YAML accepts: U+FF1A (fullwidth colon) – write `: `");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bonjour\u00a0!",
        "\u00a0\u00a0indented",
        "می\u200cخواهم",
        "👩\u200d👧",
        "“quoted”",
        "– a dash",
        "soft\u00adhyphen",
        "cafe\u0301"
      })
  void aTextMayHaveWhateverItNeeds(String text) {
    assertThat(ParsedBotFile.problems(replaced("text: Hello", "text: " + text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "yes",
        "on",
        "Off",
        "12:30",
        "007",
        "1e3",
        "0x1F",
        "2024-01-01",
        "1.50",
        "+1"
      })
  void aPlainValueStaysAsItIsWritten(String value) {
    var items = ParsedBotFile.bot(replaced("open: café", "copy: " + value)).homeScreen().items();
    assertThat(((Item.Copy) items.get(1)).text().in("en")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "~", "Null", ""})
  void aValueThatIsNothingIsTold(String value) {
    assertThat(ParsedBotFile.problems(replaced("label: More", "label: " + value)))
        .singleElement()
        .asString()
        .contains("`label` has no value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%YAML 1.1\n---\n", "---\n", "# a comment\n\n---\n", "\uFEFF"})
  void whatMayStandBeforeADocumentIsNoMistake(String before) {
    assertThat(ParsedBotFile.problems(before + FILE)).isEmpty();
  }

  @Test
  void jsonAndLineEndsOfWindowsAreYaml() {
    assertThat(ParsedBotFile.problems(FILE.replace("\n", "\r\n"))).isEmpty();
    assertThat(
            ParsedBotFile.problems(
                """
                {"name": "A", "languages": ["en"], "menu": {"id": "home", "text": "x",
                 "items": [{"label": "y", "action": "history"}]}}
                """))
        .isEmpty();
  }

  private static String replaced(String right, String wrong) {
    var yaml = FILE.replace(right, wrong);
    assertThat(yaml).isNotEqualTo(FILE);
    return yaml;
  }
}
