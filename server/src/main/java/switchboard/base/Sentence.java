package switchboard.base;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A text by its key with the values in it, so that it can be shown in any language of the console.
 *
 * @param key of the text in {@code text/console_LANGUAGE.properties}, without a plural form; empty
 *     for a literal text
 * @param values numbers, texts, times, languages and other sentences; of a literal, the text itself
 */
public record Sentence(String key, List<Object> values) {

  private static final String LITERAL = "";

  public static Sentence sentence(String key, Object... values) {
    return new Sentence(key, List.of(values));
  }

  /** A text that is not translated, such as a reason in Telegram's own words. */
  public static Sentence literal(String text) {
    return new Sentence(LITERAL, List.of(text));
  }

  /** The same with other values. */
  public Sentence map(UnaryOperator<Object> value) {
    return new Sentence(key, values.stream().map(value).toList());
  }

  public String in(Locale language) {
    if (key.equals(LITERAL)) {
      return values.getFirst().toString();
    }
    var pattern = Texts.pattern(key, values, language.getLanguage());
    return values.isEmpty()
        ? pattern
        : new MessageFormat(pattern, language)
            .format(values.stream().map(value -> shown(value, language)).toArray());
  }

  private static Object shown(Object value, Locale language) {
    return switch (value) {
      case Sentence part -> part.in(language);
      case Locale named -> named.getDisplayName(language);
      default -> value;
    };
  }

  /** In English, for logs and the command line. */
  @Override
  public String toString() {
    return in(Locale.ENGLISH);
  }
}
