package switchboard.demo.visitors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Lines of a resource file, split at vertical bars, without blank lines and comments. */
final class TextLines {

  private TextLines() {}

  static List<List<String>> of(String file, int parts) {
    try (var in =
        Objects.requireNonNull(
            TextLines.class.getResourceAsStream("/switchboard/demo/visitors/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split("\\|", parts)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
