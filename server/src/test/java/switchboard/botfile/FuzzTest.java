package switchboard.botfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random input never breaks the reader; problems have positions inside the file. More rounds:
 * {@code -Drounds=20}, for that many times as many.
 */
class FuzzTest {

  private static final int TIMES = Integer.getInteger("rounds", 1);

  private static final List<String> SPICE =
      List.of(
          "\t",
          "\n",
          "\r",
          "\0",
          "\uFEFF",
          "\uD83D",
          "😀",
          ":",
          ": ",
          "- ",
          "*a",
          "&a ",
          "{",
          "}",
          "[",
          "]",
          "|",
          ">",
          "\"",
          "'",
          "<b>",
          "</i>",
          "<a href=",
          "&",
          "{{",
          "{x}",
          "!!set ",
          "%YAML 9",
          "---\n",
          "? ",
          "<<: ",
          "~",
          "\u2028",
          "\u0085",
          "items:",
          "open: ",
          "id: ");

  @Test
  void mutationsOfTheSampleNeverBreakTheReader() {
    // Part of the sample with all of its features, small enough for thousands of rounds.
    var sample = BotFile.sample().lines().filter(line -> !line.startsWith("#")).toList();
    var start = sample.indexOf("menu:");
    var random = new Random(20_260_714);
    for (var round = 0; round < 400 * TIMES; round++) {
      var from = start + random.nextInt(sample.size() - start - 40);
      var text =
          String.join("\n", sample.subList(0, start + 15))
              + "\n"
              + String.join("\n", sample.subList(from, from + 40));
      check(mutated(text, random));
    }
  }

  @Test
  void theWholeSampleMutatedIsReadAsWell() {
    var random = new Random(7);
    for (var round = 0; round < 5 * TIMES; round++) {
      check(mutated(BotFile.sample(), random));
    }
  }

  @Test
  void noiseIsNoBot() {
    var random = new Random(11);
    for (var round = 0; round < 300 * TIMES; round++) {
      var noise = new StringBuilder();
      for (var i = 0; i < 30; i++) {
        noise.append(SPICE.get(random.nextInt(SPICE.size())));
      }
      check(noise.toString());
    }
    List.of("", " ", "\n", "[".repeat(10_000), "{a: ".repeat(5_000), "- ".repeat(5_000))
        .forEach(FuzzTest::check);
  }

  private static String mutated(String text, Random random) {
    var mutated = new StringBuilder(text);
    for (var times = 1 + random.nextInt(3); times > 0; times--) {
      var at = random.nextInt(mutated.length());
      var end = Math.min(mutated.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> mutated.delete(at, end);
        case 1 -> mutated.insert(at, SPICE.get(random.nextInt(SPICE.size())));
        case 2 -> mutated.insert(at, mutated.substring(at, end));
        default -> mutated.setCharAt(at, (char) random.nextInt(0x2100));
      }
    }
    return mutated.toString();
  }

  private static void check(String text) {
    var lines = text.split("\\R", -1).length;
    switch (ParsedBotFile.result(text)) {
      case BotFile.Result.Loaded(var bot) -> assertThat(bot.screens()).isNotEmpty();
      case BotFile.Result.Rejected(var problems) -> {
        assertThat(problems).isNotEmpty();
        for (var problem : problems) {
          if (problem.line() < 1 || problem.line() > lines || problem.column() < 1) {
            assertThat(problem).as(text).isNull();
          }
        }
        assertThat(ProblemReport.of(problems, text)).isNotEmpty();
      }
    }
  }
}
