package switchboard.brain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names of languages, and which of the bot's is meant by a person's. */
final class Languages {

  private Languages() {}

  /** What its own speakers call it: {@code de} is Deutsch. */
  static String nativeName(String tag) {
    var locale = Locale.forLanguageTag(tag);
    var name = locale.getDisplayName(locale);
    if (name.isEmpty()) {
      return tag;
    }
    int first = name.codePointAt(0);
    return Character.toString(Character.toTitleCase(first))
        + name.substring(Character.charCount(first));
  }

  /**
   * The one of these that comes nearest: the same, else another variant of the same language.
   *
   * @param code an IETF tag as Telegram's {@code language_code} gives it, hostile
   */
  static Optional<String> nearest(String code, List<String> offered) {
    return offered.stream()
        .filter(tag -> tag.equalsIgnoreCase(code))
        .findFirst()
        .or(() -> offered.stream().filter(tag -> base(tag).equals(base(code))).findFirst());
  }

  private static String base(String tag) {
    return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
  }
}
