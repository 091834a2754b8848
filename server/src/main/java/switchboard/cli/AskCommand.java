package switchboard.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import switchboard.app.BotSource;
import switchboard.config.BotFileSetting;
import switchboard.language.AskReport;
import switchboard.language.Understanding;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Show how the bot would answer a text, why, and what came next. Nothing is sent or saved.")
public final class AskCommand implements Runnable {

  @Parameters(paramLabel = "TEXT", arity = "1..*", description = "what a person writes")
  private List<String> words = List.of();

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "the person's language; default: the first of the bot")
  private @Nullable String language;

  @Option(
      names = "--bot",
      paramLabel = "FILE",
      description = "the bot file; default: bot.yaml in this folder, else the built-in sample")
  private @Nullable Path file;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    var bot = BotSource.load(file != null ? file : standard()).bot();
    var text = String.join(" ", words);
    var spoken = language != null ? language : bot.defaultLanguage();
    var report = AskReport.of(bot, Understanding.of(bot), spoken, text);
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(
          JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report.json()));
    } else {
      report.lines().forEach(out::println);
      if (!bot.understands()) {
        out.printf(
            "%nThe bot file has `free_text: %s`: texts are saved and answered with the history.%n",
            bot.freeText().mode().name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private static @Nullable Path standard() {
    var standard = BotFileSetting.standard();
    return Files.exists(standard) ? standard : null;
  }
}
