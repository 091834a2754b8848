package switchboard.domain;

import java.util.Map;

/**
 * A text in the bot's languages.
 *
 * @param byLanguage by IETF tag; holds at least the bot's default language
 */
public record LocalizedText(Map<String, String> byLanguage, String defaultLanguage) {

  public LocalizedText {
    byLanguage = Map.copyOf(byLanguage);
    if (!byLanguage.containsKey(defaultLanguage)) {
      throw new IllegalArgumentException("no text in the default language " + defaultLanguage);
    }
  }

  public String in(String language) {
    var text = byLanguage.get(language);
    return text != null ? text : byLanguage.getOrDefault(defaultLanguage, "");
  }
}
