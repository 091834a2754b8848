package switchboard.botfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Screen.Item;

/** YAML merge keys and extension fields, as in Compose files. */
class MergeKeysTest {

  private static final String FILE =
      """
      x-defaults:
        - &wide {columns: 3, items: [{label: Web, url: "https://example.com"}]}
        - &old {columns: 2, formerly: [before]}
        - &names {en: Hours, de: Zeiten}
      name: Club
      languages: [en, de]
      menu:
        <<: [*wide, *old]
        id: home
        text: Hello
        columns: 4
      """;

  @Test
  void ownKeysWinThenThoseOfTheMappingNamedFirst() {
    var bot = ParsedBotFile.bot(FILE);
    assertThat(bot.homeScreen().columns()).isEqualTo(4);
    assertThat(bot.homeScreen().items()).hasSize(1);
    assertThat(bot.homeScreen().formerly()).containsExactly("before");
    assertThat(ParsedBotFile.bot(FILE.replace("  columns: 4\n", "")).homeScreen().columns())
        .isEqualTo(3);
    assertThat(
            ParsedBotFile.bot(
                    FILE.replace("  columns: 4\n", "").replace("[*wide, *old]", "[*old, *wide]"))
                .homeScreen()
                .columns())
        .isEqualTo(2);
  }

  @Test
  void textsAndMergedMappingsMergeToo() {
    var bot =
        ParsedBotFile.bot(
            FILE.replace("&old {", "&old {<<: *wide, ")
                .replace("[*wide, *old]", "*old")
                .replace("label: Web", "label: {<<: *labels, de: Netz}")
                .replace("x-defaults:\n", "x-labels: &labels {en: Web, de: Web}\nx-defaults:\n"));
    var label = ((Item.Link) bot.homeScreen().items().getFirst()).label();
    assertThat(List.of(label.in("en"), label.in("de"))).containsExactly("Web", "Netz");
  }

  @Test
  void aMergeMayStandBeforeOrBehindTheOwnKeys() {
    var behind = FILE.replace("  <<: [*wide, *old]\n", "") + "  <<: *wide\n";
    assertThat(ParsedBotFile.bot(behind).homeScreen().columns()).isEqualTo(4);
  }

  @Test
  void aProblemPointsToWhereTheValueIsWritten() {
    assertThat(ParsedBotFile.problems(FILE.replace("https://", "htps://")))
        .singleElement()
        .asString()
        .startsWith("bot.yaml:2:50: Telegram cannot open");
    assertThat(ParsedBotFile.problems(FILE.replace("formerly:", "formely:")))
        .singleElement()
        .asString()
        .startsWith("bot.yaml:3:23: unknown key `formely` in a screen – did you mean `formerly`?");
  }

  @Test
  void anIdThatIsMergedIntoTwoScreensIsTold() {
    var twice =
        """
        x-screen: &screen {id: hours, text: Always}
        name: Club
        languages: [en]
        menu:
          id: home
          text: Hello
          items:
            - {<<: *screen, label: One}
            - {<<: *screen, label: Two}
        """;
    assertThat(ParsedBotFile.problems(twice))
        .containsExactly(
            "bot.yaml:1:24: id `hours` is used more than once, through an alias or `<<` – give"
                + " each of these screens its own `id`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<<: text", "<<:", "<<: [text]"})
  void onlyMappingsMerge(String merge) {
    assertThat(ParsedBotFile.problems(FILE.replace("<<: [*wide, *old]", merge)))
        .anySatisfy(problem -> assertThat(problem).contains("`<<` merges mappings, but this is "));
  }

  @Test
  void mergesCannotExplodeOrContainThemselves() {
    assertThat(ParsedBotFile.problems("menu: &m {id: a, <<: *m}"))
        .singleElement()
        .asString()
        .contains("aliases");
    var bomb = new StringBuilder("x-a0: &a0 {k0: x}\n");
    for (var i = 1; i < 25; i++) {
      bomb.append("x-a%d: &a%d {<<: [*a%d, *a%d]}\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(ParsedBotFile.problems(bomb.toString()))
        .singleElement()
        .asString()
        .contains("aliases");
  }

  @Test
  void aQuotedKeyIsNoMergeAndExtensionsAreForTheTopOnly() {
    assertThat(ParsedBotFile.problems(FILE.replace("<<:", "\"<<\":")))
        .anySatisfy(it -> assertThat(it).contains("unknown key `<<` in a screen"));
    assertThat(ParsedBotFile.problems(FILE.replace("  columns: 4", "  x-note: 4")))
        .singleElement()
        .asString()
        .contains("unknown key `x-note` in a screen");
  }
}
