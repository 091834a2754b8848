package switchboard.botfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import switchboard.base.Texts;

/** The built-in texts in their languages. */
record Phrases(Map<String, Map<String, String>> byLanguage) {

  /** Languages with built-in texts. For any other the bot file must provide them. */
  static final List<String> LANGUAGES =
      List.of("en", "es", "de", "fr", "pt", "ru", "uk", "ar", "hi", "zh");

  private static final String REFERENCE = "en";

  /** Kept: the files are part of the program. */
  private static final Phrases PRODUCT = load();

  static Phrases ofTheProduct() {
    return PRODUCT;
  }

  private static Phrases load() {
    var byLanguage = new LinkedHashMap<String, Map<String, String>>();
    LANGUAGES.forEach(language -> byLanguage.put(language, read(language)));
    return new Phrases(byLanguage);
  }

  private static Map<String, String> read(String language) {
    var texts = Texts.read("phrases_" + language);
    if (texts.isEmpty()) {
      throw new IllegalStateException("The phrases for %s are missing".formatted(language));
    }
    return texts;
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
