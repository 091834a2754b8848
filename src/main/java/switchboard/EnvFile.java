package switchboard;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import switchboard.base.TextFile;

/**
 * The {@code .env} file: a line a setting, {@code NAME=value}, as shells and Docker read it. Ours
 * and not a library's, so that a mistake is told with its line and without its value.
 *
 * @param lines where each name is set, from 1
 * @param problems sentences about lines that could not be read
 */
record EnvFile(Map<String, String> values, Map<String, Integer> lines, List<String> problems) {

  static final EnvFile NONE = new EnvFile(Map.of(), Map.of(), List.of());

  private static final String NAME = ".env";
  private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([^=]*?)\\s*=(.*)");

  /** That of a folder, if there is one. */
  static EnvFile in(Path folder) {
    var file = folder.resolve(NAME);
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return SimilarFile.beside(file)
          .map(similar ->
              failed(
                  "there is no file %s, but %s. Rename it to %s"
                      .formatted(NAME, similar.getFileName(), NAME)))
          .orElse(NONE);
    }
    try {
      return parse(TextFile.read(file));
    } catch (TextFile.Unreadable e) {
      return failed("the file .env cannot be read: " + e.getMessage());
    }
  }

  private static EnvFile failed(String problem) {
    return new EnvFile(Map.of(), Map.of(), List.of(problem));
  }

  static EnvFile parse(String text) {
    var parser = new Parser();
    // Editors of Windows begin a file with a mark that is not part of the text.
    var lines = text.replaceFirst("^\uFEFF", "").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        parser.line(i + 1, line);
      }
    }
    return new EnvFile(parser.values, parser.lines, parser.problems);
  }

  /** Where a name is set, to begin a sentence with. */
  String place(String name) {
    return place(lines.getOrDefault(name, 1));
  }

  private static String place(int line) {
    return NAME + ", line " + line + ": ";
  }

  private static final class Parser {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private void line(int number, String line) {
      var match = LINE.matcher(line);
      if (!match.matches() || !SettingNames.isName(match.group(1))) {
        problems.add(place(number) + "expected NAME=value");
        return;
      }
      var name = match.group(1);
      try {
        take(number, name, EnvValue.of(name, match.group(2)));
      } catch (IllegalArgumentException e) {
        problems.add(place(number) + name + ": " + e.getMessage());
      }
    }

    private void take(int number, String name, String value) {
      var earlier = values.put(name, value);
      var first = lines.putIfAbsent(name, number);
      if (earlier != null && !earlier.equals(value) && SettingNames.isSetting(name)) {
        problems.add(
            "%s%s is set twice; first in line %d. Keep one of the two"
                .formatted(place(number), name, first));
      }
    }
  }
}
