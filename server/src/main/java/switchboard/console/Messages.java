package switchboard.console;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import switchboard.base.Sentence;

/** Texts of the pages in their reader's language, by key. */
public final class Messages {

  /** The languages of the console, each by its own name. */
  public static final Map<String, String> LANGUAGES = languages();

  private Messages() {}

  private static Map<String, String> languages() {
    var names = new LinkedHashMap<String, String>();
    names.put("en", "English");
    names.put("de", "Deutsch");
    names.put("es", "Español");
    names.put("ru", "Русский");
    return names;
  }

  public static Optional<Locale> language(String tag) {
    return LANGUAGES.containsKey(tag) ? Optional.of(Locale.forLanguageTag(tag)) : Optional.empty();
  }

  public static String translate(Sentence sentence) {
    return sentence.map(Messages::shown).in(DisplayPreferences.current().language());
  }

  private static Object shown(Object value) {
    return value instanceof Instant at ? Formats.time(at) : value;
  }

  /**
   * @param key of a text in {@code text/console_LANGUAGE.properties}
   * @param values for {@code {0}}, {@code {1}} …
   */
  public static String translate(String key, Object... values) {
    return translate(Sentence.sentence(key, values));
  }
}
