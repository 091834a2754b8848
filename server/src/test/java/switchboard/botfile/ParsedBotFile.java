package switchboard.botfile;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import switchboard.domain.Bot;

/** Parses with a few test phrases instead of the real ones. */
final class ParsedBotFile {

  static final Phrases PHRASES = Phrases.load("/botfile/phrases_%s.properties", Phrases.LANGUAGES);

  private ParsedBotFile() {}

  static BotFile.Result result(String yaml) {
    return BotFile.parse(yaml, "bot.yaml", PHRASES);
  }

  static Bot bot(String yaml) {
    return switch (result(yaml)) {
      case BotFile.Result.Loaded(Bot bot) -> bot;
      case BotFile.Result.Rejected(List<Problem> problems) ->
          fail(ProblemReport.of(problems, yaml));
    };
  }

  /** The problems as text; empty for a valid file. */
  static List<String> problems(String yaml) {
    return switch (result(yaml)) {
      case BotFile.Result.Loaded _ -> List.of();
      case BotFile.Result.Rejected(List<Problem> problems) ->
          problems.stream().map(Problem::toString).toList();
    };
  }
}
