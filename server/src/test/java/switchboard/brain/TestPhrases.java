package switchboard.brain;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import switchboard.domain.LocalizedText;

/** The real phrases, read from their files. */
final class TestPhrases {

  static final List<String> LANGUAGES =
      List.of("en", "de", "es", "fr", "pt", "ru", "uk", "ar", "hi", "zh");

  private TestPhrases() {}

  static Map<String, String> in(String language) {
    var properties = new Properties();
    try (var in =
        TestPhrases.class.getResourceAsStream("/text/phrases_" + language + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var phrases = new HashMap<String, String>();
    properties.stringPropertyNames().forEach(key -> phrases.put(key, properties.getProperty(key)));
    return phrases;
  }

  static Map<String, LocalizedText> all() {
    var byKey = new HashMap<String, Map<String, String>>();
    for (var language : LANGUAGES) {
      in(language)
          .forEach(
              (key, text) -> byKey.computeIfAbsent(key, _ -> new HashMap<>()).put(language, text));
    }
    var words = new HashMap<String, LocalizedText>();
    byKey.forEach((key, texts) -> words.put(key, new LocalizedText(texts, "en")));
    return words;
  }
}
