package switchboard.botfile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.base.InvisibleCharacters;

/**
 * Finds characters that look like YAML's syntax: spaces, colons, dashes and quotation marks. YAML
 * takes them for text and reports a different error some lines later.
 */
final class LookAlikeCheck {

  private static final String INVISIBLE = "[\\p{Zs}\\p{Cf}\\x{3164}\\x{115F}\\x{1160}&&[^ ]]";
  private static final String BEFORE_KEY = "^[ \\t]*(?:- +)*";

  /**
   * @param place its first group is the character
   * @param message {@code %s} is the character's name
   */
  private record Sign(Pattern place, String message, String suggestion) {

    Sign(String place, String message, String suggestion) {
      this(Pattern.compile(place), message, suggestion);
    }
  }

  private static final List<Sign> SIGNS =
      List.of(
          new Sign(
              BEFORE_KEY + "(" + INVISIBLE + ")",
              "an invisible character in the indentation: %s",
              "replace it with a space"),
          new Sign(
              BEFORE_KEY + "[^\\s'\"#:]+?(" + INVISIBLE + ")\\s*:",
              "an invisible character in a key: %s",
              "delete it"),
          new Sign(
              BEFORE_KEY + "[^\\s'\"#:]+ ?:(" + INVISIBLE + ")",
              "an invisible character after the colon: %s",
              "replace it with a space"),
          new Sign(
              BEFORE_KEY + "-(" + INVISIBLE + ")",
              "an invisible character after the dash: %s",
              "replace it with a space"),
          new Sign(
              BEFORE_KEY + "(?:[^\\s'\"#:]+ ?:|-) *(\\t)[ \\t]*\\S",
              "a tab where YAML needs a space: %s",
              "replace it with a space"),
          new Sign(
              BEFORE_KEY + "[\\p{L}\\p{N}_.-]+ ?([：﹕︰꞉∶])",
              "not a colon that YAML accepts: %s",
              "write `: `"),
          new Sign(
              BEFORE_KEY + "([–—‐‑‒−•])[ \\p{Zs}]",
              "not a list dash that YAML accepts: %s",
              "write `- `"),
          new Sign(
              "(?:" + BEFORE_KEY + "(?:[^\\s'\"#:]+ ?: +)?|[\\[{] *)([“”„«»‘’‚])",
              "not a quotation mark that YAML accepts: %s",
              "write straight quotes: \"…\""));

  private LookAlikeCheck() {}

  /**
   * Searches a line and the lines above it, the nearest first.
   *
   * @param line from 1
   * @param most number of non-blank lines to search
   * @return whether a character was found and reported
   */
  static boolean explain(BotFileSource source, int line, int most, ProblemList problems) {
    int left = most;
    for (int at = Math.min(line, source.lines()); at >= 1 && left > 0; at--) {
      var text = source.line(at);
      if (report(text, at, problems)) {
        return true;
      }
      left -= text.isBlank() ? 0 : 1;
    }
    return false;
  }

  private static boolean report(String text, int line, ProblemList problems) {
    for (var sign : SIGNS) {
      var spot = find(sign.place(), text);
      if (spot.isPresent()) {
        int index = spot.get();
        problems.add(
            new Position(line, text.codePointCount(0, index) + 1),
            sign.message().formatted(InvisibleCharacters.name(text.codePointAt(index))),
            sign.suggestion());
        return true;
      }
    }
    return false;
  }

  private static Optional<Integer> find(Pattern place, String text) {
    var matcher = place.matcher(text);
    return matcher.find() ? Optional.of(matcher.start(1)) : Optional.empty();
  }
}
