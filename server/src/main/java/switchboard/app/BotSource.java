package switchboard.app;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;
import switchboard.base.TextFile;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.botfile.ProblemReport;
import switchboard.domain.Bot;

/**
 * A valid bot file with its text.
 *
 * @param file absent for the built-in sample
 */
public record BotSource(@Nullable Path file, String text, Bot bot) {

  /**
   * @throws CommandException when it cannot be read or has mistakes
   */
  public static BotSource load(@Nullable Path file) {
    var text = file == null ? BotFile.sample() : read(file);
    var name = file == null ? "the built-in sample" : file.toString();
    return switch (BotFile.parse(text, name, MediaFiles.beside(file))) {
      case BotFile.Result.Loaded loaded -> new BotSource(file, text, loaded.bot());
      case BotFile.Result.Rejected rejected ->
          throw new CommandException(ProblemReport.of(List.copyOf(rejected.problems()), text));
    };
  }

  private static String read(Path file) {
    try {
      return BotFile.read(file);
    } catch (TextFile.UnreadableException e) {
      throw new CommandException("The bot file cannot be read: %s.".formatted(e.getMessage()));
    }
  }
}
