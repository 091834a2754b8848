package switchboard;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check-bot",
    mixinStandardHelpOptions = true,
    description = "Checks a bot file and tells every mistake with its place. Exit code 1 if any.")
final class CheckBotCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "the bot file")
  private @Nullable Path file;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var bot = BotSource.load(file).bot();
    spec.commandLine()
        .getOut()
        .printf(
            "%s is fine: %d screens, %d languages, %d commands.%n",
            file, bot.screens().size(), bot.languages().size(), bot.commands().size());
    if (file != null) {
      BotFileSetting.renaming(file).ifPresent(spec.commandLine().getOut()::println);
    }
    return 0;
  }
}
