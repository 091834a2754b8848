package switchboard.botfile;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import switchboard.domain.Bot;

/** Parses with a few test phrases instead of the real ones. */
final class ParsedBotFile {

  static final Phrases PHRASES =
      new Phrases(Phrases.LANGUAGES.stream().collect(toMap(tag -> tag, ParsedBotFile::phrases)));

  private ParsedBotFile() {}

  private static Map<String, String> phrases(String language) {
    var phrases = new TreeMap<String, String>();
    phrases.put("button.home", language + " home");
    phrases.put("erased.receipt", language + " receipt <code>{receipt}</code>");
    phrases.put("history.title", "<b>" + language + " history</b>");
    BuiltInCommands.OWN
        .keySet()
        .forEach(name -> phrases.put("command." + name, language + " " + name));
    return phrases;
  }

  static BotFile.Result result(String yaml) {
    return BotFile.parse(yaml, "bot.yaml", MediaFiles.beside(null), PHRASES);
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
