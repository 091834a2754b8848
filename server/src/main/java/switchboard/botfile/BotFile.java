package switchboard.botfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import switchboard.base.TextFile;
import switchboard.domain.Bot;

/** Parses the bot file into a {@link Bot}, or into a list of its problems. */
public final class BotFile {

  private static final String SAMPLE = "/bot.yaml";

  private BotFile() {}

  /** The result of parsing a file. */
  public sealed interface Result {

    record Loaded(Bot bot) implements Result {}

    /**
     * @param problems at least one, in the order of the file
     */
    record Rejected(List<Problem> problems) implements Result {}
  }

  /**
   * Reads and checks a bot file. Never throws, whatever the text is.
   *
   * @param sourceName name of the file in messages
   * @param files those that its screens can show
   */
  public static Result parse(String yaml, String sourceName, MediaFiles files) {
    return parse(yaml, sourceName, files, Phrases.ofTheProduct());
  }

  static Result parse(String yaml, String sourceName, MediaFiles files, Phrases phrases) {
    var source = new BotFileSource(sourceName, yaml);
    var problems = new ProblemList(source);
    var root = YamlSyntax.read(source, problems).orElse(null);
    if (root == null) {
      return new Result.Rejected(problems.sorted());
    }
    var draft = DraftReader.read(root, source, problems);
    var found = new FoundFiles(files);
    Checks.all(draft, phrases, found, problems);
    return problems.none()
        ? new Result.Loaded(BotBuilder.of(draft, phrases, found))
        : new Result.Rejected(problems.sorted());
  }

  /**
   * Reads the text of a file. Of a file that is too large, it reads only so much that {@link
   * #parse} refuses it. Bytes that are not UTF-8 become U+FFFD, which {@link #parse} refuses too.
   */
  public static String read(Path file) throws TextFile.UnreadableException {
    return new String(TextFile.bytes(file, YamlSyntax.MAX_BYTES + 1), StandardCharsets.UTF_8);
  }

  /** The text of the built-in sample, which is also the file to start from. */
  public static String sample() {
    try (var in = BotFile.class.getResourceAsStream(SAMPLE)) {
      if (in == null) {
        throw new IllegalStateException("the sample bot is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
