package switchboard.brain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names of languages, and the bot's language that best matches a user's. */
public final class Languages {

  private Languages() {}

  /** The language's own name: {@code de} is Deutsch. */
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
   * The best match: the same tag, else another variant of the same language.
   *
   * @param code an IETF tag as in Telegram's {@code language_code}, untrusted
   */
  public static Optional<String> nearest(String code, List<String> offered) {
    return offered.stream()
        .filter(tag -> tag.equalsIgnoreCase(code))
        .findFirst()
        .or(() -> offered.stream().filter(tag -> base(tag).equals(base(code))).findFirst());
  }

  private static String base(String tag) {
    return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
  }
}
