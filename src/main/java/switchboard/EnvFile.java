package switchboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The {@code .env} file: a line a setting, {@code NAME=value}, as shells and Docker read it. Ours
 * and not a library's, so that a mistake is told with its line and without its value.
 *
 * @param problems sentences about lines that could not be read
 */
record EnvFile(Map<String, String> values, List<String> problems) {

  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)");
  private static final Pattern COMMENT = Pattern.compile("\\s+#.*$");

  static EnvFile parse(String text) {
    var values = new LinkedHashMap<String, String>();
    var problems = new ArrayList<String>();
    // Editors of Windows begin a file with a mark that is not part of the text.
    var lines = text.replaceFirst("^\uFEFF", "").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      var match = LINE.matcher(line);
      if (match.matches()) {
        values.put(match.group(1), value(match.group(2)));
      } else {
        problems.add(".env, line " + (i + 1) + ": expected NAME=value");
      }
    }
    return new EnvFile(values, problems);
  }

  private static String value(String given) {
    var raw = given.strip();
    if (raw.length() >= 2 && (raw.startsWith("\"") || raw.startsWith("'"))) {
      int end = raw.indexOf(raw.charAt(0), 1);
      if (end > 0) {
        return raw.substring(1, end);
      }
    }
    return COMMENT.matcher(given).replaceFirst("").strip();
  }
}
