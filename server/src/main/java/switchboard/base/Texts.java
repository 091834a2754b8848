package switchboard.base;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of console and errors by key, from {@code text/console_LANGUAGE.properties}. */
public final class Texts {

  private static final String REFERENCE = "en";

  private static final Map<String, Map<String, String>> BY_LANGUAGE = new ConcurrentHashMap<>();

  private Texts() {}

  /**
   * A {@link java.text.MessageFormat}; the English one for a language without texts.
   *
   * @param values the first chooses the plural form, if the text has them
   * @throws IllegalArgumentException when no text has this key
   */
  static String pattern(String key, List<Object> values, String language) {
    var known = all(language).isEmpty() ? REFERENCE : language;
    var pattern = all(known).get(key);
    if (pattern == null && !values.isEmpty() && values.getFirst() instanceof Number number) {
      pattern = all(known).get(key + "." + PluralForm.of(number.longValue(), known).word());
    }
    if (pattern == null) {
      throw new IllegalArgumentException("no text has the key " + key);
    }
    return pattern;
  }

  /** All texts of a language by key; none for a language without texts. */
  public static Map<String, String> all(String language) {
    return BY_LANGUAGE.computeIfAbsent(language, _ -> read("console_" + language));
  }

  /** The texts of a file; none if there is no such file. */
  public static Map<String, String> read(String name) {
    try (var in = Texts.class.getResourceAsStream("/text/%s.properties".formatted(name))) {
      if (in == null) {
        return Map.of();
      }
      var properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      var texts = new TreeMap<String, String>();
      properties.forEach((key, text) -> texts.put((String) key, (String) text));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
