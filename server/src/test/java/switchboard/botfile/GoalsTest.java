package switchboard.botfile;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.domain.Goal;
import switchboard.domain.LocalizedText;

/** The key {@code goals}. */
class GoalsTest {

  private static final String FILE =
      """
      name: Club
      languages: [en, de]
      goals:
        - {id: join, label: {en: Join, de: Beitreten}, steps: [home, prices, contact], within: 2h}
        - id: visit
          label: Visit
          steps: [contact]
      menu:
        id: home
        text: Hello
        items:
          - {label: Prices, id: prices, text: Ten, items: [{label: Contact, open: contact}]}
      screens: [{id: contact, text: Call us}]
      """;

  @Test
  void goalsAreRead() {
    assertThat(ParsedBotFile.bot(FILE).goals())
        .containsExactly(
            new Goal(
                "join",
                new LocalizedText(Map.of("en", "Join", "de", "Beitreten"), "en"),
                List.of("home", "prices", "contact"),
                Duration.ofHours(2)),
            new Goal(
                "visit",
                new LocalizedText(Map.of("en", "Visit"), "en"),
                List.of("contact"),
                Duration.ofDays(1)));
  }

  @Test
  void aFileNeedsNone() {
    var yaml = FILE.replaceAll("(?s)goals.*(?=menu)", "");
    assertThat(ParsedBotFile.bot(yaml).goals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id: join, | '' | 4:5: a goal needs `id` – add `id:` with a short name that never changes, such as `booking`
          label: Visit | '' | 5:5: a goal needs `label` – add `label:` with a short name that operators see
          steps: [contact] | '' | 5:5: a goal needs `steps` – add `steps:` with ids of screens: `[prices, contact]`
          steps: [contact] | steps: [] | 7:5: `steps` is empty – write ids of screens: `[prices, contact]`
          steps: [contact] | steps: contact | 7:12: `steps` must be a list, but is the text `contact` – write it as `[prices, contact]`
          steps: [contact] | steps: [contract] | 7:13: the screen `contract` does not exist – did you mean `contact`?
          steps: [contact] | steps: [contact, sauna] | 7:22: the screen `sauna` does not exist – add a screen with this id, or use an existing one
          home, prices, contact | home, prices, home | 4:72: step `home` is listed twice – keep one of the two
          id: visit | id: join | 5:9: goal `join` is already defined on line 4 – give it another id
          id: visit | id: a visit | 5:9: `a visit` is not a valid id – use letters, digits, - and _ only: `a-visit`
          , de: Beitreten | '' | 4:23: no text for `de` – add `de: …`
          label: Visit | label: <b>Visit</b> | 6:12: the label is plain text: `<b>` would be shown literally – write it without HTML
          within: 2h | within: 2 hours | 4:90: `within` cannot be `2 hours` – write minutes, hours or days, such as `15m`, `2h` or `1d`; at most `30d`
          within: 2h | within: 31d | 4:90: `within` cannot be `31d` – write minutes, hours or days, such as `15m`, `2h` or `1d`; at most `30d`
          within: 2h | with: 2h | 4:82: unknown key `with` in a goal – remove it; allowed here: `id`, `label`, `steps`, `within`
          """)
  void oneMistakeIsOneProblem(String right, String wrong, String problem) {
    assertThat(ParsedBotFile.problems(FILE.replace(right, wrong)))
        .containsExactly("bot.yaml:" + problem);
  }

  @Test
  void aStepThatNothingOpensIsAProblem() {
    assertThat(ParsedBotFile.problems(FILE.replace("open: contact", "action: history")))
        .singleElement()
        .asString()
        .startsWith("bot.yaml:13:11: nothing opens the screen `contact`");
  }

  @Test
  void thereAreLimits() {
    var goal = "  - {id: g%d, label: G, steps: [contact]}\n";
    var goals = IntStream.range(0, 19).mapToObj(goal::formatted).collect(joining());
    assertThat(ParsedBotFile.problems(FILE.replace("goals:\n", "goals:\n" + goals)))
        .containsExactly("bot.yaml:24:9: too many goals: at most 20 are counted – remove some");
    var steps = IntStream.range(0, 11).mapToObj(i -> "s" + i).toList();
    var screens =
        steps.stream().map("{id: %s, text: T, link: true}"::formatted).collect(joining(", "));
    assertThat(
            ParsedBotFile.problems(
                FILE.replace("steps: [contact]", "steps: " + steps)
                    .replace("screens: [", "screens: [" + screens + ", ")))
        .containsExactly(
            "bot.yaml:7:53: too many steps: a goal has at most 10 – keep those where people could give up");
  }
}
