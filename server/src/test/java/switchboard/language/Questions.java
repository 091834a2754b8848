package switchboard.language;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.domain.Bot;

/** Questions to a bot and what they mean; lines of language, text, and one or more meanings. */
record Questions(List<Line> lines) {

  private static final String NONE = "-";

  record Line(String language, String text, Set<String> meant) {

    boolean isOffTopic() {
      return meant.contains(NONE);
    }
  }

  /**
   * @param first share of the questions with an answer whose first answer is right
   * @param wrong share of them that are answered with something else
   * @param offTopicAnswered share of the others that are answered
   */
  record Score(double first, double wrong, double offTopicAnswered) {}

  static Questions of(String resource) {
    return new Questions(
        text(resource)
            .lines()
            .map(line -> line.split("\t", -1))
            .map(parts -> new Line(parts[0], parts[1], Set.of(parts[2].split("\\|"))))
            .toList());
  }

  Questions inLanguage(String language) {
    return new Questions(
        lines.stream().map(line -> new Line(language, line.text(), line.meant())).toList());
  }

  Score score(Understanding understanding) {
    var with = lines.stream().filter(line -> !line.isOffTopic()).toList();
    var without = lines.stream().filter(Line::isOffTopic).toList();
    return new Score(
        share(with, line -> line.meant().contains(first(understanding, line))),
        share(
            with,
            line ->
                isMeant(understanding, line) && !line.meant().contains(first(understanding, line))),
        share(without, line -> isMeant(understanding, line)));
  }

  private static double share(List<Line> lines, Predicate<Line> test) {
    return lines.isEmpty() ? 0 : lines.stream().filter(test).count() / (double) lines.size();
  }

  private static boolean isMeant(Understanding understanding, Line line) {
    return understanding.ask(line.language(), line.text()) instanceof Understood.Meant;
  }

  private static String first(Understanding understanding, Line line) {
    return first(understanding.ask(line.language(), line.text()));
  }

  /** The first answer or offer. */
  static String first(Understood understood) {
    return switch (understood) {
      case Understood.Meant meant -> name(meant.meaning());
      case Understood.Perhaps(var guesses) -> name(guesses.getFirst().meaning());
      case Understood.Nothing _ -> "";
    };
  }

  private static String name(Meaning meaning) {
    return switch (meaning) {
      case Meaning.OfScreen(var id) -> id;
      case Meaning.OfPage(var action) -> "action:" + action.word();
      case Meaning.OfOffer(var action) -> "action:" + action.word();
    };
  }

  static Bot sample() {
    return parsed(BotFile.sample());
  }

  static Bot bot(String resource) {
    return parsed(text(resource));
  }

  static Bot parsed(String yaml) {
    return switch (BotFile.parse(yaml, "bot.yaml", MediaFiles.beside(null))) {
      case BotFile.Result.Loaded(var bot) -> bot;
      case BotFile.Result.Rejected(var problems) -> throw new AssertionError(problems);
    };
  }

  private static String text(String resource) {
    try (var in = Questions.class.getResourceAsStream("/language/" + resource)) {
      return new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
