package switchboard.config;

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
 * The {@code .env} file: lines of {@code NAME=value}, as shells and Docker read them. Parsed here
 * and not by a library, so that mistakes are reported with their line and without the value.
 *
 * @param lines line number of each name, from 1
 * @param problems sentences about lines that could not be parsed
 */
public record DotEnvFile(
    Map<String, String> values, Map<String, Integer> lines, List<String> problems) {

  public static final DotEnvFile NONE = new DotEnvFile(Map.of(), Map.of(), List.of());

  private static final String NAME = ".env";
  private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([^=]*?)\\s*=(.*)");

  /** Reads the file of a folder; empty if it has none. */
  public static DotEnvFile in(Path folder) {
    var file = folder.resolve(NAME);
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return SimilarFile.beside(file)
          .map(similar ->
              failed(
                  "%s does not exist, but %s does. Rename it to %s"
                      .formatted(NAME, similar.getFileName(), NAME)))
          .orElse(NONE);
    }
    try {
      return parse(TextFile.read(file));
    } catch (TextFile.UnreadableException e) {
      return failed("the file .env cannot be read: " + e.getMessage());
    }
  }

  private static DotEnvFile failed(String problem) {
    return new DotEnvFile(Map.of(), Map.of(), List.of(problem));
  }

  public static DotEnvFile parse(String text) {
    var parser = new Parser();
    // Windows editors may write a byte order mark.
    var lines = text.replaceFirst("^\uFEFF", "").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        parser.line(i + 1, line);
      }
    }
    return new DotEnvFile(parser.values, parser.lines, parser.problems);
  }

  /** The line that sets a name, as the beginning of a sentence. */
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
        take(number, name, DotEnvValue.of(name, match.group(2)));
      } catch (IllegalArgumentException e) {
        problems.add(place(number) + name + ": " + e.getMessage());
      }
    }

    private void take(int number, String name, String value) {
      var earlier = values.put(name, value);
      var first = lines.putIfAbsent(name, number);
      if (earlier != null && !earlier.equals(value) && SettingNames.isSetting(name)) {
        problems.add(
            "%s%s is set twice; first on line %d. Keep one of the two"
                .formatted(place(number), name, first));
      }
    }
  }
}
