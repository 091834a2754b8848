package switchboard.brain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a value that shows nothing, such as an empty name. Closing it also removes what
 * joined the value to its sentence: {@code Hello {first_name}, welcome} becomes {@code Hello,
 * welcome}.
 */
final class EmptyValue {

  /** Stands for the value. A control character, which neither texts nor cleaned values contain. */
  static final String MARK = "\0";

  private static final Pattern SURROUNDINGS =
      Pattern.compile(
          """
          (?<start>^|(?<=\\n))?(?<comma>[,،，、])?(?<before>[ \u00A0]*)@?\
          (?<open>(?:<[a-z][^<>]*>)*)\0(?<close>(?:</[a-z-]+>)*)\
          (?<after>[ \u00A0]*)(?:(?<next>[,،，、])|(?<end>[!?.…:;)»！？。：；]|\\n|$))?\
          """);

  private static final Pattern IN_BRACKETS = Pattern.compile("[ \u00A0]*[(（]@?\0[)）]");

  private EmptyValue() {}

  /** Closes all gaps of a text. */
  static String close(String text) {
    var closed = IN_BRACKETS.matcher(text).replaceAll(MARK);
    while (closed.contains(MARK)) {
      closed = closeFirst(closed);
    }
    return closed;
  }

  private static String closeFirst(String text) {
    var around = SURROUNDINGS.matcher(text);
    if (!around.find()) {
      return text.replace(MARK, "");
    }
    var head = text.substring(0, around.start());
    var rest = text.substring(around.end());
    return around.group("start") != null && around.group("comma") == null
        ? head + beginning(around, rest)
        : head + middle(around) + rest;
  }

  /** Begins the sentence with the rest. */
  private static String beginning(Matcher around, String rest) {
    var end = around.group("end");
    if ("\n".equals(end) || "".equals(end)) {
      return tags(around) + end + rest;
    }
    var left = rest.stripLeading();
    return tags(around)
        + (left.isEmpty() ? "" : Character.toTitleCase(left.charAt(0)) + left.substring(1));
  }

  private static String middle(Matcher around) {
    var after = around.group("after");
    var next = around.group("next");
    var end = around.group("end");
    if (next != null) {
      return tags(around) + next;
    }
    if (end != null) {
      return tags(around) + (end.isBlank() ? "" : after) + end;
    }
    var comma = around.group("comma");
    var space = after.isEmpty() ? around.group("before") : after;
    return (comma == null ? "" : comma) + tags(around) + space;
  }

  private static String tags(Matcher around) {
    return around.group("open") + around.group("close");
  }
}
