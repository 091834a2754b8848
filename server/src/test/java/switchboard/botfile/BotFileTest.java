package switchboard.botfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Action;
import switchboard.domain.Bot.BotCommand;
import switchboard.domain.Bot.Leads;
import switchboard.domain.LocalizedText;
import switchboard.domain.Screen.Item;

class BotFileTest {

  private static final String FILE =
      """
      name: Club
      languages: [en, de]
      commands:
        - {command: times, description: Times, open: hours}
        - {command: help, description: "Lost?"}
      menu:
        id: home
        text: {en: Hello, de: Hallo}
        items:
          - {label: Hours, id: hours, text: Always, columns: 3, formerly: [times, when], items: [{label: Yes, open: rules}]}
          - {label: No, copy: 1.50}
      screens:
        - {id: rules, text: Be kind}
      texts:
        button.home: {en: Start}
      """;

  @Test
  void tenMistakesGiveTenPreciseMessages() throws IOException {
    assertThat(ParsedBotFile.problems(resource("ten-mistakes.yaml")))
        .hasSize(10)
        .containsExactlyElementsOf(resource("ten-mistakes.txt").lines().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/guide/bot-file.md"})
  void exampleOfADocumentIsValid(String document) throws IOException {
    var text = Files.readString(Path.of(document));
    var example = text.replaceFirst("(?s).*?```yaml\n(name:.*?)```.*", "$1");
    assertThat(ParsedBotFile.bot(example).screens()).containsOnlyKeys("home", "hours");
  }

  @Test
  void screensKnowTheirPlace() {
    var bot = ParsedBotFile.bot(FILE);
    assertThat(bot.screens().keySet()).containsExactly("home", "hours", "rules");
    assertThat(bot.homeScreen().parent()).isNull();
    assertThat(bot.screen("hours").orElseThrow().parent()).isEqualTo("home");
    assertThat(bot.screen("rules").orElseThrow().parent()).isEqualTo("hours");
    assertThat(bot.screen("when")).isEqualTo(bot.screen("hours"));
  }

  @Test
  void plainValuesStayWhatTheyLookLike() {
    var items = ParsedBotFile.bot(FILE).homeScreen().items();
    assertThat(items.get(1)).isInstanceOf(Item.Copy.class);
    assertThat(items.get(1).label().in("en")).isEqualTo("No");
    assertThat(((Item.Copy) items.get(1)).text().in("de")).isEqualTo("1.50");
  }

  @Test
  void theFilesCommandsComeFirstAndTheProductsOwnAreAlwaysThere() {
    var commands = ParsedBotFile.bot(FILE).commands();
    assertThat(commands.stream().map(BotCommand::name))
        .containsExactly(
            "times",
            "help",
            "start",
            "history",
            "settings",
            "language",
            "privacy",
            "export",
            "delete",
            "cancel");
    assertThat(commands.get(0).leads()).isEqualTo(new Leads.ToScreen("hours"));
    assertThat(commands.get(1).leads()).isEqualTo(new Leads.ToAction(Action.HOME));
    assertThat(commands.get(1).description().in("de")).isEqualTo("Lost?");
    assertThat(commands.get(2).description().in("de")).isEqualTo("de start");
    assertThat(commands.getLast().leads()).isEqualTo(new Leads.Cancels());
  }

  @Test
  void aPhraseInOtherWordsKeepsItsOtherLanguages() {
    assertThat(ParsedBotFile.bot(FILE).phrases())
        .extractingByKey("button.home")
        .isEqualTo(new LocalizedText(Map.of("en", "Start", "de", "de home"), "en"));
  }

  @Test
  void screensThatOpenEachOtherDoNotLeadBackInCircles() {
    var bot =
        ParsedBotFile.bot(
            """
            name: Club
            languages: [en]
            menu: {id: home, text: x, items: [{label: x, open: inner}]}
            screens:
              - {id: a, text: x, items: [{label: x, id: inner, text: x, items: [{label: x, open: b}]}]}
              - {id: b, text: x, items: [{label: x, open: a}]}
            """);
    for (var screen : bot.screens().values()) {
      var steps = 0;
      for (var at = screen.parent(); at != null; at = bot.screen(at).orElseThrow().parent()) {
        assertThat(++steps).isLessThan(10);
      }
    }
    assertThat(bot.screen("a").orElseThrow().parent()).isEqualTo("home");
  }

  @Test
  void aScreenForLinksNeedsNoButton() {
    var linked =
        FILE.replace(
            "screens:\n",
            "screens:\n  - {id: table-5, link: true, text: x, items: [{label: x, open: order}]}\n  - {id: order, text: x}\n");
    var bot = ParsedBotFile.bot(linked);
    assertThat(bot.screen("table-5").orElseThrow().parent()).isEqualTo("home");
    assertThat(bot.screen("order").orElseThrow().parent()).isEqualTo("home");
    assertThat(ParsedBotFile.problems(linked.replace("link: true", "link: false")))
        .allSatisfy(it -> assertThat(it).contains("nothing opens the screen", "link: true"))
        .hasSize(2);
    assertThat(ParsedBotFile.problems(linked.replace("link: true", "link: yes")))
        .containsExactly(
            "bot.yaml:13:25: `link` cannot be `yes` – write `true`, or remove the line");
    assertThat(ParsedBotFile.problems(linked.replace("table-5", "tisch-fünf")))
        .singleElement()
        .asString()
        .startsWith("bot.yaml:13:10: a link cannot contain the id `tisch-fünf`");
  }

  @Test
  void theReportPointsAtThePlace() {
    var yaml = FILE.replace("open: hours", "open: huors");
    var problems = ((BotFile.Result.Rejected) ParsedBotFile.result(yaml)).problems();
    assertThat(ProblemReport.of(problems, yaml))
        .isEqualTo(
            """
            bot.yaml:4:48: the screen `huors` does not exist – did you mean `hours`?
                4 |   - {command: times, description: Times, open: huors}
                  |                                                ^

            1 problem
            """);
  }

  @Test
  void theReportCutsLongLinesAndControlCharacters() {
    var line = "x".repeat(500) + "\u001b[31m";
    var report = ProblemReport.of(List.of(new Problem("f", 1, 400, "m", "s")), line);
    assertThat(report.lines()).allMatch(it -> it.length() < 120);
    assertThat(report).doesNotContain("\u001b").contains("^");
  }

  private static String resource(String name) throws IOException {
    try (var in = BotFileTest.class.getResourceAsStream("/botfile/" + name)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
