package switchboard;

import java.util.regex.Pattern;

/** A value of the {@code .env} file: plain, or in quotes, and maybe with a comment behind. */
final class EnvValue {

  private static final Pattern COMMENT = Pattern.compile("\\s+#.*$");
  private static final Pattern CUT = Pattern.compile("\\S\\s+#\\S.*$");

  private EnvValue() {}

  /**
   * @param given all that follows the {@code =}
   * @throws IllegalArgumentException when a part of it would be lost; the message says why and does
   *     not repeat it
   */
  static String of(String name, String given) {
    var raw = given.strip();
    if (raw.startsWith("\"") || raw.startsWith("'")) {
      return quoted(raw);
    }
    // Names of files are the only values that may have a # behind a space.
    if (SettingNames.isPath(name) && CUT.matcher(given).find()) {
      throw new IllegalArgumentException(
          "` #` begins a comment and cuts the value. Put the value in quotes, or write `# ` with a space");
    }
    return COMMENT.matcher(given).replaceFirst("").strip();
  }

  private static String quoted(String raw) {
    int end = raw.indexOf(raw.charAt(0), 1);
    if (end < 0) {
      throw new IllegalArgumentException(
          "the quote is not closed. A value stands on one line, between two quotes of a kind");
    }
    var rest = raw.substring(end + 1).strip();
    if (!rest.isEmpty() && !rest.startsWith("#")) {
      throw new IllegalArgumentException(
          "there is text behind the closing quote. Put a value that has one kind of quote into the other kind");
    }
    return raw.substring(1, end);
  }
}
