package switchboard.botfile;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.base.Nearest;

/**
 * Placeholders in the texts of screens: names in braces, such as first_name. A doubled brace is a
 * literal one.
 */
final class Placeholders {

  /** A doubled brace, a placeholder, or a brace that is neither. */
  static final Pattern BRACE = Pattern.compile("\\{\\{|\\{(\\w*)\\}|\\{");

  /** Maximum length of each value. Names have at most 64 characters, usernames 32. */
  private static final Map<String, Integer> LONGEST = new LinkedHashMap<>();

  static {
    LONGEST.put("first_name", 64);
    LONGEST.put("last_name", 64);
    LONGEST.put("username", 33);
    LONGEST.put("full_name", 129);
    LONGEST.put("language", 40);
    LONGEST.put("bot", 64);
  }

  private Placeholders() {}

  /** All of them, for messages. */
  static String listed() {
    return LONGEST.keySet().stream().map("{%s}"::formatted).collect(joining(" "));
  }

  static boolean isKnown(String name) {
    return LONGEST.containsKey(name);
  }

  static String orElse(String name, String otherwise) {
    return Nearest.to(name, LONGEST.keySet())
        .map("did you mean `{%s}`?"::formatted)
        .orElse(otherwise);
  }

  /** The text with each placeholder at its maximum length. */
  static String longest(String text) {
    return BRACE.matcher(text).replaceAll(Placeholders::longest);
  }

  private static String longest(MatchResult brace) {
    var most = brace.group(1) == null ? null : LONGEST.get(brace.group(1));
    if (most != null) {
      return "x".repeat(most);
    }
    return brace.group().equals("{{") ? "{" : Matcher.quoteReplacement(brace.group());
  }
}
