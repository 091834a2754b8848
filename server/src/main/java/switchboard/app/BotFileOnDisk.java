package switchboard.app;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import switchboard.base.TextFile;
import switchboard.botfile.BotFile;
import switchboard.botfile.Problem;
import switchboard.botfile.ProblemReport;
import switchboard.console.BotFileCheck.Mistake;
import switchboard.console.BotFileCheck;

/** Reads and checks the bot file on disk, for the console. */
final class BotFileOnDisk {

  private static final int SHOWN = 30;

  private BotFileOnDisk() {}

  /**
   * @param file absent for the built-in sample
   */
  static BotFileCheck check(@Nullable Path file) {
    if (file == null) {
      return BotFileCheck.BUILT_IN;
    }
    var name = String.valueOf(file.getFileName());
    try {
      var text = BotFile.read(file);
      return switch (BotFile.parse(text, name)) {
        case BotFile.Result.Loaded _ -> new BotFileCheck(name, null, List.of(), 0);
        case BotFile.Result.Rejected(var problems) -> rejected(name, problems, text);
      };
    } catch (TextFile.Unreadable e) {
      var failure = e.failure();
      var trouble = failure.sentence();
      return new BotFileCheck(name, trouble, List.of(), 0);
    }
  }

  private static BotFileCheck rejected(String name, List<Problem> problems, String text) {
    var shown = problems.subList(0, Math.min(SHOWN, problems.size()));
    var excerpts = ProblemReport.excerpts(shown, text);
    var mistakes =
        IntStream.range(0, shown.size())
            .mapToObj(i -> mistake(shown.get(i), excerpts.get(i)))
            .toList();
    return new BotFileCheck(name, null, mistakes, problems.size() - shown.size());
  }

  private static Mistake mistake(Problem problem, String excerpt) {
    return new Mistake(
        problem.line(), problem.column(), problem.message(), problem.suggestion(), excerpt);
  }
}
