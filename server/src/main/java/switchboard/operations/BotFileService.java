package switchboard.operations;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.base.TextFile;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.botfile.Problem;
import switchboard.botfile.ProblemReport;
import switchboard.domain.Bot;
import switchboard.engine.CurrentBrain;

/** The bot in use, and the state of its file. */
public final class BotFileService {

  private static final int MAX_SHOWN = 30;

  private final CurrentBrain brain;
  private final @Nullable Path file;
  private final MediaFiles files;

  /**
   * @param file absent for the built-in sample
   */
  public BotFileService(CurrentBrain brain, @Nullable Path file) {
    this.brain = brain;
    this.file = file;
    files = MediaFiles.beside(file);
  }

  /** The bot in use. */
  public Bot bot() {
    return brain.setup().bot();
  }

  /**
   * Result of checking the file on disk. The running bot may be older: a file with mistakes leaves
   * the earlier version in use.
   *
   * @param file its name; empty for the built-in sample
   * @param trouble why it cannot be read, without the last full stop; absent when it was read
   * @param mistakes sorted by place, not more than a reader takes in
   * @param more how many mistakes there are besides
   */
  public record Check(String file, @Nullable Sentence trouble, List<Mistake> mistakes, int more) {

    public boolean isFine() {
      return trouble == null && mistakes.isEmpty();
    }

    public int count() {
      return mistakes.size() + more;
    }
  }

  /**
   * A mistake in the file.
   *
   * @param excerpt the line, with a caret below the place
   */
  public record Mistake(Problem problem, String excerpt) {}

  /** Reads and checks the file on disk. */
  public Check check() {
    if (file == null) {
      return new Check("", null, List.of(), 0);
    }
    var name = String.valueOf(file.getFileName());
    try {
      var text = BotFile.read(file);
      return switch (BotFile.parse(text, name, files)) {
        case BotFile.Result.Loaded _ -> new Check(name, null, List.of(), 0);
        case BotFile.Result.Rejected(var problems) -> rejected(name, problems, text);
      };
    } catch (TextFile.UnreadableException e) {
      return new Check(name, e.failure().sentence(), List.of(), 0);
    }
  }

  private static Check rejected(String name, List<Problem> problems, String text) {
    var shown = problems.subList(0, Math.min(MAX_SHOWN, problems.size()));
    var excerpts = ProblemReport.excerpts(shown, text);
    var mistakes =
        IntStream.range(0, shown.size())
            .mapToObj(i -> new Mistake(shown.get(i), excerpts.get(i)))
            .toList();
    return new Check(name, null, mistakes, problems.size() - shown.size());
  }
}
