package switchboard.botfile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import switchboard.base.InvisibleCharacters;

/** Checks the list of languages: IETF tags (RFC 5646), each once. */
final class LanguageCheck {

  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}");
  private static final Set<String> CODES = Set.of(Locale.getISOLanguages());

  private LanguageCheck() {}

  /** Whether the list is valid. */
  static boolean check(Draft draft, ProblemList problems) {
    var first = new HashMap<String, Scalar>();
    var fine = !draft.languages().isEmpty();
    if (!fine && draft.languagesListed()) {
      problems.add(
          draft.languagesSpot(),
          "the list has no language",
          "write `languages: [en]`; the first is the default");
    }
    for (var language : draft.languages()) {
      fine &= known(language, problems);
      var earlier = first.putIfAbsent(language.value(), language);
      if (earlier != null) {
        problems.add(
            language.spot(),
            "language `%s` is listed twice".formatted(language.value()),
            "keep one of the two");
      }
    }
    return fine;
  }

  private static boolean known(Scalar language, ProblemList problems) {
    var tag = language.value();
    if (TAG.matcher(tag).matches() && (tag.indexOf('-') == 3 || tag.length() == 3 || isCode(tag))) {
      return true;
    }
    problems.add(
        language.spot(),
        "`%s` is not a language tag".formatted(YamlValues.shortened(tag)),
        suggestion(tag));
    return false;
  }

  private static boolean isCode(String tag) {
    return CODES.contains(tag.substring(0, 2));
  }

  private static String suggestion(String given) {
    var invisible = InvisibleCharacters.invisibleIn(given);
    if (invisible.isPresent()) {
      return invisible.get();
    }
    var tag = given.replaceAll("[“”„‘’]", "");
    var repaired = tag.replace('_', '-');
    var byName = namesToCodes().get(tag.toLowerCase(Locale.ROOT));
    if (byName != null) {
      return "did you mean `%s`?".formatted(byName);
    }
    if (!repaired.equals(tag) && TAG.matcher(repaired).matches()) {
      return "did you mean `%s`?".formatted(repaired);
    }
    var lower = tag.toLowerCase(Locale.ROOT);
    return CODES.contains(lower)
        ? "did you mean `%s`?".formatted(lower)
        : "write an IETF tag such as `en`, `de` or `pt-BR`";
  }

  /** {@code german} and {@code deutsch} both lead to {@code de}. */
  private static Map<String, String> namesToCodes() {
    var names = new HashMap<String, String>();
    Arrays.stream(Locale.getISOLanguages())
        .map(Locale::of)
        .forEach(locale ->
            List.of(Locale.ENGLISH, locale)
                .forEach(in ->
                    names.putIfAbsent(
                        locale.getDisplayLanguage(in).toLowerCase(Locale.ROOT),
                        locale.getLanguage())));
    return names;
  }
}
