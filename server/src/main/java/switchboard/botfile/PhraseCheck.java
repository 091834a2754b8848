package switchboard.botfile;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import switchboard.base.Suggestions;
import switchboard.markup.MessageText;

/**
 * Checks the built-in texts: those that the file overrides must exist, and no language may lack
 * one.
 */
final class PhraseCheck {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+\\}");

  /** Buttons, toasts, kinds and descriptions are plain text, everything else is HTML. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:button|kind|tap)\\..*|command\\.(?!unknown).*"
              + "|settings\\.saved|words\\.(?:quoted|settled)|export\\.preparing"
              + "|delete\\.(?:kept|working)");

  private static final Pattern DESCRIPTION = Pattern.compile("command\\.(?!unknown).*");

  /** Shown over the chat after a button press. */
  private static final Pattern TOAST =
      Pattern.compile(
          "tap\\..*|screen\\.gone|settings\\.saved|words\\.settled|export\\.preparing"
              + "|delete\\.(?:kept|working)");

  private PhraseCheck() {}

  /** One problem per language, however many texts it lacks. */
  static void languages(Draft draft, Phrases phrases, ProblemList problems) {
    for (var language : draft.languages()) {
      var missing =
          phrases.keys().stream()
              .filter(key -> phrases.text(key, language.value()).isEmpty())
              .filter(key -> !given(draft, key, language.value()))
              .toList();
      if (!missing.isEmpty()) {
        problems.add(language.spot(), lacks(language.value(), missing), remedy(language, missing));
      }
    }
  }

  private static boolean given(Draft draft, String key, String language) {
    return draft.texts().stream()
        .filter(phrase -> phrase.key().value().equals(key))
        .map(Draft.Phrase::words)
        .anyMatch(words -> words.same() != null || words.mentioned().contains(language));
  }

  private static String lacks(String language, List<String> missing) {
    return "Switchboard has no built-in texts for `%s`: %d missing (%s)"
        .formatted(language, missing.size(), String.join(", ", missing));
  }

  private static String remedy(Scalar language, List<String> missing) {
    return "add each under `texts`, such as `%s: {%s: …}`, or remove the language"
        .formatted(missing.getFirst(), language.value());
  }

  static void texts(Draft draft, Phrases phrases, ProblemList problems) {
    var first = new HashMap<String, Position>();
    for (var phrase : draft.texts()) {
      var key = phrase.key();
      var earlier = first.putIfAbsent(key.value(), key.spot());
      if (earlier != null) {
        problems.add(
            key.spot(),
            "phrase `%s` is already defined on line %d"
                .formatted(YamlValues.shortened(key.value()), earlier.line()),
            "keep one of the two");
      } else if (!phrases.keys().contains(key.value())) {
        problems.add(
            key.spot(),
            "unknown phrase `%s`".formatted(YamlValues.shortened(key.value())),
            Suggestions.orElse(key.value(), phrases.keys(), "remove it"));
      } else {
        phrase.words().texts().forEach(text -> text(text, key.value(), phrases, problems));
      }
    }
  }

  private static void text(Scalar text, String key, Phrases phrases, ProblemList problems) {
    var reference = phrases.reference(key);
    var known = PLACEHOLDER.matcher(reference).results().map(it -> it.group()).distinct().toList();
    var brace = PLACEHOLDER.matcher(text.value());
    while (brace.find()) {
      if (!known.contains(brace.group())) {
        problems.add(
            text.at(brace.start()),
            "this phrase has no placeholder `%s`".formatted(brace.group()),
            known.isEmpty()
                ? "remove it"
                : "it may use " + known.stream().map("`%s`"::formatted).collect(joining(", ")));
      }
    }
    if (text.value().isEmpty()) {
      problems.add(text.spot(), "the phrase is empty", "write a text, or remove the key");
    } else if (!PLAIN.matcher(key).matches()) {
      TextCheck.html(text, problems);
    }
    if (TOAST.matcher(key).matches()) {
      length(text, MessageText.MAX_TOAST_LENGTH, problems);
    } else if (DESCRIPTION.matcher(key).matches()) {
      length(text, CommandCheck.MAX_DESCRIPTION_LENGTH, problems);
    }
  }

  private static void length(Scalar text, int most, ProblemList problems) {
    if (text.length() > most) {
      problems.add(
          text.spot(),
          "the phrase has %d characters; Telegram allows %d".formatted(text.length(), most),
          "shorten it");
    }
  }
}
