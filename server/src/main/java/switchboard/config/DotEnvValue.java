package switchboard.config;

import java.util.regex.Pattern;

/** Parses a value of the {@code .env} file: plain or quoted, with an optional comment. */
final class DotEnvValue {

  private static final Pattern COMMENT = Pattern.compile("\\s+#.*$");
  private static final Pattern CUT = Pattern.compile("\\S\\s+#\\S.*$");

  private DotEnvValue() {}

  /**
   * @param given everything after the {@code =}
   * @throws IllegalArgumentException when a part of it would be lost; the message gives the reason
   *     without the value
   */
  static String of(String name, String given) {
    var raw = given.strip();
    if (raw.startsWith("\"") || raw.startsWith("'")) {
      return quoted(raw);
    }
    // Only paths may contain a # after a space.
    if (SettingNames.isPath(name) && CUT.matcher(given).find()) {
      throw new IllegalArgumentException(
          "` #` begins a comment and cuts the value. Quote the value, or write `# ` with a space");
    }
    return COMMENT.matcher(given).replaceFirst("").strip();
  }

  private static String quoted(String raw) {
    int end = raw.indexOf(raw.charAt(0), 1);
    if (end < 0) {
      throw new IllegalArgumentException(
          "the quote is not closed. Write the value on one line, between two quotes of the same kind");
    }
    var rest = raw.substring(end + 1).strip();
    if (!rest.isEmpty() && !rest.startsWith("#")) {
      throw new IllegalArgumentException(
          "text follows the closing quote. Put a value that contains one kind of quote in the other kind");
    }
    return raw.substring(1, end);
  }
}
