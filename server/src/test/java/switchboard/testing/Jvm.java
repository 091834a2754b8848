package switchboard.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Command line of a Java process. If {@code -Dprogram=} names a file with the name of a folder with
 * the program as {@code ./switchboard} builds it, its jar and its AOT cache are used, which halves
 * the start time.
 */
final class Jvm {

  /** In a folder with the program as {@code ./switchboard} builds it. */
  static final String JAR = "switchboard.jar";

  /** The options of {@code ./switchboard} that the cache depends on; C1 only, for short runs. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-Xlog:disable", // ignores a cache of another Java silently
          "--enable-native-access=ALL-UNNAMED");

  private Jvm() {}

  /** The class path of the tests, to which that of the built program is added. */
  static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** The words before a main class, in a list that may grow. */
  static List<String> command(String classPath, String... options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of(options));
    var path = classPath;
    var built = built();
    if (path.endsWith(File.separator + JAR)) {
      command.add("-XX:AOTCache=" + cache(Path.of(path).resolveSibling("")));
    } else if (built.isPresent() && path.equals(classPath())) {
      command.add("-XX:AOTCache=" + cache(built.get()));
      path = built.get().resolve(JAR) + File.pathSeparator + classPath;
    }
    command.addAll(List.of("-cp", path));
    return command;
  }

  /** The file appears once the program is built. */
  private static Optional<Path> built() {
    try {
      var file = Path.of(System.getProperty("program", "none"));
      return Files.isRegularFile(file)
          ? Optional.of(Path.of(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path cache(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".aot")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
