package switchboard.botfile;

import static java.util.stream.Collectors.joining;
import static switchboard.base.PluralForm.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import switchboard.base.Suggestions;

/** Checks that a text given by language is given in every language of the bot, and in no other. */
final class TranslationCheck {

  private final List<String> languages;
  private final ProblemList problems;
  private final Map<String, List<Position>> foreign = new TreeMap<>();

  private TranslationCheck(List<String> languages, ProblemList problems) {
    this.languages = languages;
    this.problems = problems;
  }

  static void check(Draft draft, ProblemList problems) {
    var languages = draft.languages().stream().map(Scalar::value).distinct().toList();
    var check = new TranslationCheck(languages, problems);
    draft
        .allTexts()
        .filter(words -> words.same() == null)
        .forEach(words -> check.check(words, true));
    draft.texts().stream()
        .map(Draft.Phrase::words)
        .filter(words -> words.same() == null)
        .forEach(words -> check.check(words, false));
    check.foreign.forEach(check::reportForeign);
  }

  private void check(DraftText words, boolean complete) {
    var missing = new ArrayList<>(languages);
    missing.removeAll(words.mentioned());
    words.translations().stream()
        .map(DraftText.Translation::language)
        .filter(language -> !languages.contains(language.value()))
        .forEach(language -> foreign(language, missing));
    if (complete && !missing.isEmpty()) {
      problems.add(
          words.spot(),
          "no text for %s"
              .formatted(missing.stream().map("`%s`"::formatted).collect(joining(", "))),
          "add `%s: …`".formatted(missing.getFirst()));
    }
  }

  /** {@code fe} where {@code fr} is missing is a typo; other unknown languages are counted. */
  private void foreign(Scalar language, List<String> missing) {
    var meant = Suggestions.to(language.value(), missing);
    if (meant.isPresent()) {
      missing.remove(meant.get());
      problems.add(
          language.spot(),
          "`%s` is not in `languages`".formatted(YamlValues.shortened(language.value())),
          Suggestions.didYouMean(language.value(), meant.get()));
    } else {
      foreign.computeIfAbsent(language.value(), _ -> new ArrayList<>()).add(language.spot());
    }
  }

  /** Reports once per language, not per text: a language missing from the list is one mistake. */
  private void reportForeign(String language, List<Position> spots) {
    var more =
        spots.size() == 1 ? "" : " (and %s below)".formatted(count(spots.size() - 1, "more time"));
    problems.add(
        spots.getFirst(),
        "`%s` is not in `languages`%s".formatted(YamlValues.shortened(language), more),
        "add it to `languages`, or remove the text");
  }
}
