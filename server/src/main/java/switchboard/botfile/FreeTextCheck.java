package switchboard.botfile;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import switchboard.base.Suggestions;
import switchboard.botfile.DraftFreeText.Ask;
import switchboard.botfile.DraftFreeText.Owner;
import switchboard.domain.FreeText.Mode;
import switchboard.domain.FreeText.Wordings;
import switchboard.domain.Word;
import switchboard.language.Folding;

/** Checks how free text is answered: no phrase is empty or too long, none leads to two places. */
final class FreeTextCheck {

  static final int MAX_LENGTH = 200;

  /**
   * A phrase and where it leads.
   *
   * @param language {@link Wordings#EVERY_LANGUAGE} for all
   */
  private record Claim(String language, Owner owner, Scalar phrase) {

    boolean contradicts(Claim other) {
      return !other.owner.equals(owner)
          && (language.equals(other.language)
              || language.equals(Wordings.EVERY_LANGUAGE)
              || other.language.equals(Wordings.EVERY_LANGUAGE));
    }
  }

  private FreeTextCheck() {}

  static void check(Draft draft, ProblemList problems) {
    var freeText = draft.freeText();
    mode(freeText, problems);
    freeText.asks().stream()
        .filter(ask -> ask.owner() == null)
        .forEach(ask ->
            problems.add(
                ask.spot(),
                "`ask` has no effect on this button",
                "move it to a screen, or to a button with `open` or `action`"));
    Stream.concat(
            freeText.asks().stream().map(Ask::wordings),
            freeText.subjects().stream().map(DraftFreeText.Subject::wordings))
        .forEach(wordings -> {
          wordings.phrases().forEach(phrase -> words(phrase, problems));
          wordings.languages().forEach(language -> listed(language, draft, problems));
        });
    claims(freeText.asks(), problems);
  }

  private static void mode(DraftFreeText freeText, ProblemList problems) {
    var mode = freeText.mode();
    if (mode == null || Word.find(Mode.class, mode.value()).isPresent()) {
      return;
    }
    var modes = Arrays.stream(Mode.values()).map(Mode::word).toList();
    problems.add(
        mode.spot(),
        "`free_text` cannot be `%s`".formatted(YamlValues.shortened(mode.value())),
        Suggestions.orElse(
            mode.value(),
            modes,
            modes.stream().map("`%s`"::formatted).collect(joining(" or ", "write ", ""))));
  }

  private static void words(Scalar phrase, ProblemList problems) {
    if (Folding.phrase(phrase.value()).isEmpty()) {
      problems.add(phrase.spot(), "the phrase has no word", "write one, or remove it");
    } else if (phrase.length() > MAX_LENGTH) {
      problems.add(
          phrase.spot(),
          "the phrase has %d characters; %d are compared".formatted(phrase.length(), MAX_LENGTH),
          "shorten it to the words that matter");
    }
  }

  private static void listed(Scalar language, Draft draft, ProblemList problems) {
    var languages = draft.languages().stream().map(Scalar::value).toList();
    if (!languages.contains(language.value())) {
      problems.add(
          language.spot(),
          "`%s` is not in `languages`".formatted(YamlValues.shortened(language.value())),
          Suggestions.orElse(
              language.value(), languages, "add it to `languages`, or remove the phrases"));
    }
  }

  private static void claims(List<Ask> asks, ProblemList problems) {
    Map<String, Claim> claims = new HashMap<>();
    for (var ask : asks) {
      var owner = ask.owner();
      if (owner != null) {
        for (var group : ask.wordings().groups()) {
          group
              .phrases()
              .forEach(phrase -> claim(new Claim(group.tag(), owner, phrase), claims, problems));
        }
      }
    }
  }

  private static void claim(Claim claim, Map<String, Claim> claims, ProblemList problems) {
    var folded = Folding.phrase(claim.phrase().value());
    if (folded.isEmpty()) {
      return;
    }
    var first = claims.putIfAbsent(folded, claim);
    if (first != null && claim.contradicts(first)) {
      problems.add(
          claim.phrase().spot(),
          "`%s` leads to %s on line %d and to %s on line %d"
              .formatted(
                  YamlValues.shortened(claim.phrase().value()),
                  first.owner().title(),
                  first.phrase().spot().line(),
                  claim.owner().title(),
                  claim.phrase().spot().line()),
          "keep one of the two; upper case and accents make no difference");
    }
  }
}
