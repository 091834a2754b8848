package switchboard.botfile;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.domain.LocalizedText;

/**
 * A text as written: one for all languages, or one for each.
 *
 * @param same present when one text is for all languages
 * @param translations those that could be read
 * @param mentioned the languages given, also those with an unreadable text
 */
record DraftText(
    Position spot, @Nullable Scalar same, List<Translation> translations, Set<String> mentioned) {

  record Translation(Scalar language, Scalar text) {}

  static DraftText everywhere(Scalar text) {
    return new DraftText(text.spot(), text, List.of(), Set.of());
  }

  Stream<Scalar> texts() {
    return same != null ? Stream.of(same) : translations.stream().map(Translation::text);
  }

  /** Call only after the checks: a text in the default language is required. */
  LocalizedText localized(String defaultLanguage) {
    return new LocalizedText(byLanguage(defaultLanguage), defaultLanguage);
  }

  Map<String, String> byLanguage(String defaultLanguage) {
    return same != null
        ? Map.of(defaultLanguage, same.value())
        : translations.stream()
            .collect(toMap(entry -> entry.language().value(), entry -> entry.text().value()));
  }
}
