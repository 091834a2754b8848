package switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form of the page templates. */
class TemplatesTest {

  private static final int MAX_LINE_LENGTH = 160;

  private record Line(Path file, String text) {}

  private static List<Line> lines() throws IOException {
    try (var files = Files.walk(Path.of("server/src/main/jte"))) {
      return files.filter(Files::isRegularFile).flatMap(TemplatesTest::lines).toList();
    }
  }

  private static Stream<Line> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().map(text -> new Line(file, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void pathsOfTheConsoleAreInPathsOnly() throws IOException {
    assertThat(lines()).isNotEmpty().noneMatch(line -> line.text().contains("\"/admin"));
  }

  @Test
  void linesHaveAtMost160Characters() throws IOException {
    assertThat(lines()).noneMatch(line -> line.text().length() > MAX_LINE_LENGTH);
  }
}
