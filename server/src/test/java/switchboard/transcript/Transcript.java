package switchboard.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A conversation between people and the bot. The lines are described in {@link Step}; empty lines
 * and lines that begin with {@code #} are skipped, {@code …} matches any text, and runs of white
 * space equal one space.
 */
public record Transcript(String name, List<Line> lines) {

  /**
   * @param number number of the (first) line in its file, from 1
   */
  public record Line(int number, Step step) {}

  private static final Path FOLDER = Path.of("server/src/test/resources/transcripts");

  /** All transcripts, by name. */
  public static List<Transcript> all() {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(Transcript::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Transcript read(Path file) {
    try {
      return TranscriptParser.parse(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
