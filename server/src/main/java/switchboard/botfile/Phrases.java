package switchboard.botfile;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The built-in texts in their languages. */
final class Phrases {

  /** Languages with built-in texts. For any other the bot file must provide them. */
  static final List<String> LANGUAGES =
      List.of("en", "es", "de", "fr", "pt", "ru", "uk", "ar", "hi", "zh");

  private static final String REFERENCE = "en";

  /** Loaded at the first use, then kept: the files are part of the program. */
  private static final class Product {
    static final Phrases PHRASES = load();
  }

  private final Map<String, Map<String, String>> byLanguage;

  Phrases(Map<String, Map<String, String>> byLanguage) {
    this.byLanguage = byLanguage;
  }

  static Phrases ofTheProduct() {
    return Product.PHRASES;
  }

  private static Phrases load() {
    var byLanguage = new LinkedHashMap<String, Map<String, String>>();
    LANGUAGES.forEach(language ->
        byLanguage.put(language, read("/text/phrases_%s.properties".formatted(language))));
    return new Phrases(byLanguage);
  }

  private static Map<String, String> read(String resource) {
    try (var in = Phrases.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the program");
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

  /** All keys, sorted. */
  Set<String> keys() {
    return byLanguage.getOrDefault(REFERENCE, Map.of()).keySet();
  }

  /** The English text, which shows which placeholders a phrase has. */
  String reference(String key) {
    return text(key, REFERENCE).orElse("");
  }

  /** The text in a language, or in its base language: {@code pt-BR} uses {@code pt}. */
  Optional<String> text(String key, String language) {
    var base = language.replaceAll("-.*", "");
    var texts = byLanguage.getOrDefault(language, byLanguage.getOrDefault(base, Map.of()));
    return Optional.ofNullable(texts.get(key));
  }
}
