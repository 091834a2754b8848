package switchboard.store;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Search words, matched without regard to case and accents. */
record SearchTerms(List<String> words) {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /**
   * Diacritics of Latin, Greek and Cyrillic letters; combining marks of other scripts are
   * significant.
   */
  private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

  static SearchTerms of(String words) {
    return new SearchTerms(
        Arrays.stream(SPACES.split(folded(words))).filter(word -> !word.isEmpty()).toList());
  }

  /** Whether each word occurs in at least one of the texts. */
  boolean occurIn(@Nullable String... texts) {
    var folded =
        Stream.of(texts)
            .filter(Objects::nonNull)
            .map(SearchTerms::folded)
            .collect(Collectors.joining("\n"));
    return words.stream().allMatch(folded::contains);
  }

  /** Folds to upper case, which merges more than lower case: ß becomes SS, and σ and ς become Σ. */
  private static String folded(String text) {
    if (text.chars().allMatch(letter -> letter < 0x80)) {
      return text.toUpperCase(Locale.ROOT);
    }
    var bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return Normalizer.normalize(bare.toUpperCase(Locale.ROOT), Normalizer.Form.NFC);
  }
}
