package switchboard.botfile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.base.OddCharacters;

/**
 * Characters in the place of YAML's own signs: spaces, colons, dashes and quotation marks that only
 * look like them. YAML takes them for text, and complains some lines later about something else.
 */
final class LookAlikes {

  private static final String INVISIBLE = "[\\p{Zs}\\p{Cf}\\x{3164}\\x{115F}\\x{1160}&&[^ ]]";
  private static final String BEFORE_KEY = "^[ \\t]*(?:- +)*";

  /**
   * @param place its first group is the character
   * @param message with the character's name for {@code %s}
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
              "this is not the colon of YAML: %s",
              "write `: `"),
          new Sign(
              BEFORE_KEY + "([–—‐‑‒−•])[ \\p{Zs}]",
              "this is not the dash of a YAML list: %s",
              "write `- `"),
          new Sign(
              "(?:" + BEFORE_KEY + "(?:[^\\s'\"#:]+ ?: +)?|[\\[{] *)([“”„«»‘’‚])",
              "this is not a quotation mark of YAML: %s",
              "write straight quotes: \"…\""));

  private LookAlikes() {}

  /**
   * Looks for one in a line and those above it, the nearest first.
   *
   * @param line from 1
   * @param most how many lines that are not blank
   * @return whether there is one, which then is a problem
   */
  static boolean explain(Source source, int line, int most, Problems problems) {
    int left = most;
    for (int at = Math.min(line, source.lines()); at >= 1 && left > 0; at--) {
      var text = source.line(at);
      if (tell(text, at, problems)) {
        return true;
      }
      left -= text.isBlank() ? 0 : 1;
    }
    return false;
  }

  private static boolean tell(String text, int line, Problems problems) {
    for (var sign : SIGNS) {
      var spot = find(sign.place(), text);
      if (spot.isPresent()) {
        int index = spot.get();
        problems.add(
            new Spot(line, text.codePointCount(0, index) + 1),
            sign.message().formatted(OddCharacters.name(text.codePointAt(index))),
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
