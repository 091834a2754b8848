package switchboard.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The stored examples of the data of each release. */
final class Releases {

  static final Path FOLDER = Path.of("server/src/test/resources/releases");

  private Releases() {}

  static Stream<String> all() throws IOException {
    try (var folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  /** That of the version that is being made. */
  static Path example() throws IOException {
    return FOLDER.resolve(revision().replace("-SNAPSHOT", ""));
  }

  static String revision() throws IOException {
    return Files.readString(Path.of("pom.xml"))
        .replaceFirst("(?s).*<revision>([^<]*)</revision>.*", "$1");
  }
}
