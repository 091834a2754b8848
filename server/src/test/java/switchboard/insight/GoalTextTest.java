package switchboard.insight;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import switchboard.base.Sentence;
import switchboard.base.TextFile;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.domain.Bot;
import switchboard.domain.Goal;
import switchboard.domain.LocalizedText;

/** What is said of goals, to those who see all numbers and to those who do not. */
class GoalTextTest {

  private static final Suppression HIDING = new Suppression(5);
  private static final List<String> STEPS = List.of("hours", "find", "home");

  private final Bot bot = bot();

  private static Bot bot() {
    try {
      var text = BotFile.read(Path.of("server/src/test/resources/bots/first.yaml"));
      var result = BotFile.parse(text, "first", MediaFiles.beside(null));
      return ((BotFile.Result.Loaded) result).bot();
    } catch (TextFile.UnreadableException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GoalFunnel goal(String label, long... attempts) {
    var goal =
        new Goal(
            label,
            new LocalizedText(Map.of("en", label), "en"),
            STEPS.subList(0, attempts.length),
            Goal.DEFAULT_WITHIN);
    long reached = attempts[attempts.length - 1];
    int bucket = DurationBucket.of(Duration.ofSeconds(80)).number();
    return new GoalFunnel(
        goal,
        LongStream.of(attempts).boxed().toList(),
        Histogram.of(reached == 0 ? Map.of() : Map.of(bucket, reached)));
  }

  private Figures figures(GoalFunnel... goals) {
    var all = List.of(goals);
    return new Figures(
        Block.GOALS,
        new Period(0, 7),
        GoalText.summary(bot, all),
        GoalText.details(bot, all),
        List.of(GoalFunnel.goals(bot, all), GoalFunnel.steps(bot, all)));
  }

  private static Figures hidden(Figures all) {
    return GoalText.hidden(all, HIDING);
  }

  private static List<String> said(Figures figures) {
    return figures.details().stream()
        .map(it ->
            it.about() + ": " + it.said().stream().map(Sentence::toString).collect(joining(" ")))
        .toList();
  }

  @Test
  void eachGoalHasItsOwnSentences() {
    var figures =
        figures(
            goal("Cake", 112, 11, 8),
            goal("Table", 60, 40, 20),
            goal("Map", 7, 7),
            goal("Hours", 9),
            goal("Dog", 6, 6, 0),
            goal("Nothing", 0, 0));
    assertThat(said(figures))
        .containsExactly(
            "Cake: 8 of 112 attempts reached it."
                + " People gave up most often between “Opening hours” and “Find us” (101 of 104)."
                + " Half of the successful attempts took 1.2 min or less.",
            "Table: 20 of 60 attempts reached it."
                + " People gave up most often between “Opening hours” and “Find us” (20 of 40)."
                + " Half of the successful attempts took 1.2 min or less.",
            "Map: All 7 attempts reached it."
                + " Half of the successful attempts took 1.2 min or less.",
            "Hours: All 9 attempts reached it.",
            "Dog: None of 6 attempts reached it."
                + " People gave up most often between “Find us” and “Main menu” (6 of 6).",
            "Nothing: No attempts in this time.");
    assertThat(figures.summary())
        .hasToString(
            "Most attempts are at “Cake”: 7 % of them reach it; the others end most often at “Opening hours”.");
  }

  @Test
  void oneAttemptIsNamedAsOne() {
    assertThat(said(figures(goal("Cake", 1, 1), goal("Table", 1, 0))))
        .satisfiesExactly(
            cake -> assertThat(cake).startsWith("Cake: 1 attempt, which reached it."),
            table -> assertThat(table).startsWith("Table: 1 attempt, which did not reach it."));
  }

  @Test
  void withoutGoalsOrAttemptsTheSummarySaysSo() {
    assertThat(figures().summary()).asString().startsWith("The bot file has no goals.");
    assertThat(figures(goal("Cake", 0, 0)).summary()).hasToString("There were no attempts.");
    assertThat(figures(goal("Cake", 3, 3)).summary())
        .hasToString("Every attempt at “Cake” reached it.");
    assertThat(hidden(figures()).summary()).isEqualTo(figures().summary());
  }

  @Test
  void ofAGoalWithAHiddenNumberOnlyTheAttemptsAreSaid() {
    var figures = hidden(figures(goal("Cake", 55, 20, 3), goal("Table", 90, 60, 40)));
    assertThat(said(figures))
        .containsExactly(
            "Cake: 55 attempts; some numbers are hidden.",
            "Table: 90 attempts; some numbers are hidden.");
    assertThat(figures.summary()).hasToString("“Table”: 90 attempts; some numbers are hidden.");
    var few = hidden(figures(goal("Cake", 3, 2, 1), goal("Table", 8, 7, 6)));
    assertThat(few.summary()).hasToString("“Table”: Some numbers are hidden.");
    assertThat(said(few)).contains("Cake: Some numbers are hidden.");
  }

  @Test
  void whereNothingIsHiddenTheSentencesAreTheSame() {
    var figures = figures(goal("Cake", 55, 20, 10), goal("Table", 90, 60, 40));
    assertThat(hidden(figures)).isEqualTo(figures);
  }

  @Test
  void howManyEndedIsNotSaidOfFew() {
    var figures = figures(goal("Cake", 55, 52, 50), goal("Table", 90, 60, 58));
    assertThat(said(figures).getFirst()).contains("(3 of 5)");
    assertThat(said(hidden(figures)))
        .containsExactly(
            "Cake: 50 of 55 attempts reached it."
                + " Half of the successful attempts took 1.2 min or less.",
            said(figures).getLast());
    assertThat(hidden(figures).summary()).isEqualTo(figures.summary());
  }

  /** Whatever is said to those who see fewer numbers follows from the tables that they see. */
  @Test
  void sentencesTellNoHiddenNumber() {
    var random = new Random(20);
    for (int round = 0; round < 300; round++) {
      var all = figures(random(random, "Cake"), random(random, "Table"), random(random, "Map"));
      var shown = hidden(all);
      for (int i = 0; i < 3; i++) {
        var goal = shown.tables().getFirst().rows().get(i);
        boolean any =
            shown.tables().stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.get(1).equals(goal.get(1)))
                .anyMatch(row -> row.stream().anyMatch(FigureTable.Cell.Hidden.class::isInstance));
        assertThat(said(shown).get(i))
            .matches(any ? "\\w+: (\\d+ attempts; s|S)ome numbers are hidden\\." : "[^;]+")
            .doesNotContainPattern("[ (][1-4] of|of [1-4]\\b");
      }
    }
  }

  private static GoalFunnel random(Random random, String label) {
    long begun = random.nextInt(60);
    long second = random.nextInt((int) begun + 1);
    return goal(label, begun, second, random.nextInt((int) second + 1));
  }
}
