package switchboard.botfile;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.base.Suggestions;

/**
 * Placeholders in the texts of screens: names in braces, such as first_name. A doubled brace is a
 * literal one.
 */
final class Placeholders {

  /** A doubled brace, a placeholder, or a brace that is neither. */
  static final Pattern BRACE = Pattern.compile("\\{\\{|\\{(\\w*)\\}|\\{");

  /** Maximum length of each value. Names have at most 64 characters, usernames 32. */
  private static final Map<String, Integer> MAX_LENGTH = new LinkedHashMap<>();

  static {
    MAX_LENGTH.put("first_name", 64);
    MAX_LENGTH.put("last_name", 64);
    MAX_LENGTH.put("username", 33);
    MAX_LENGTH.put("full_name", 129);
    MAX_LENGTH.put("language", 40);
    MAX_LENGTH.put("bot", 64);
  }

  private Placeholders() {}

  /** All of them, for messages. */
  static String listed() {
    return MAX_LENGTH.keySet().stream().map("{%s}"::formatted).collect(joining(" "));
  }

  static boolean isKnown(String name) {
    return MAX_LENGTH.containsKey(name);
  }

  static String orElse(String name, String otherwise) {
    return Suggestions.to(name, MAX_LENGTH.keySet())
        .map("did you mean `{%s}`?"::formatted)
        .orElse(otherwise);
  }

  /** The text with each placeholder at its maximum length. */
  static String longest(String text) {
    return BRACE.matcher(text).replaceAll(Placeholders::longest);
  }

  private static String longest(MatchResult brace) {
    var most = brace.group(1) == null ? null : MAX_LENGTH.get(brace.group(1));
    if (most != null) {
      return "x".repeat(most);
    }
    return brace.group().equals("{{") ? "{" : Matcher.quoteReplacement(brace.group());
  }
}
