package switchboard.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.domain.Sentence;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Translations of the pages. The English text in the code is the key; a text without a translation
 * stays English.
 */
public final class Say {

  /** The available languages with their native names. */
  public static final Map<String, String> LANGUAGES = languages();

  private static final Map<String, Map<String, String>> WORDS = new ConcurrentHashMap<>();

  private Say() {}

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

  /** A sentence in the user's language. */
  public static String say(Sentence sentence) {
    var language = Look.current().language();
    return sentence.in(language, english -> translated(language, english));
  }

  /**
   * A text in the user's language.
   *
   * @param english a {@link MessageFormat}: {@code {0}} is the first value; an apostrophe is typed
   *     as ’
   */
  public static String say(String english, Object... values) {
    return say(Sentence.sentence(english, values));
  }

  private static String translated(Locale language, String english) {
    return words(language.getLanguage()).getOrDefault(english, english);
  }

  public static Map<String, String> words(String tag) {
    return tag.equals("en") ? Map.of() : WORDS.computeIfAbsent(tag, Say::read);
  }

  private static Map<String, String> read(String tag) {
    try (var in = Say.class.getResourceAsStream("/text/console_" + tag + ".json")) {
      return in == null
          ? Map.of()
          : Map.copyOf(new JsonMapper().readValue(in, new TypeReference<Map<String, String>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
