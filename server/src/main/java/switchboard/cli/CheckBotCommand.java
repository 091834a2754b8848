package switchboard.cli;

import static switchboard.base.PluralForm.count;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import switchboard.app.BotSource;
import switchboard.config.BotFileSetting;

@Command(
    name = "check-bot",
    mixinStandardHelpOptions = true,
    description = "Check a bot file and report each mistake with its place. Exit code 1 if any.")
public final class CheckBotCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "the bot file")
  private @Nullable Path file;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var bot = BotSource.load(file).bot();
    spec.commandLine()
        .getOut()
        .printf(
            "%s is valid: %s, %s, %s.%n",
            file,
            count(bot.screens().size(), "screen"),
            count(bot.languages().size(), "language"),
            count(bot.commands().size(), "command"));
    if (file != null) {
      BotFileSetting.renaming(file).ifPresent(spec.commandLine().getOut()::println);
    }
    return 0;
  }
}
