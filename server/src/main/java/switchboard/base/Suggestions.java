package switchboard.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": finds the known word with the smallest edit distance. */
public final class Suggestions {

  private static final int MAX_COMPARED_LENGTH = 64;

  private Suggestions() {}

  /** Empty when no word is close: at most one edit per three characters is accepted. */
  public static Optional<String> to(String written, Collection<String> known) {
    var word = InvisibleCharacters.cleaned(written);
    var limit = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> slips(word, candidate) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> slips(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** "Did you mean X?", or the given text when no word is close. */
  public static String orElse(String word, Collection<String> known, String otherwise) {
    return to(word, known).map(meant -> didYouMean(word, meant)).orElse(otherwise);
  }

  /** The question, with differences that cannot be seen. */
  public static String didYouMean(String word, String meant) {
    var question = "did you mean `%s`?".formatted(meant);
    return InvisibleCharacters.difference(word, meant)
        .map(reason ->
            question + " " + reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1))
        .orElse(question);
  }

  /**
   * Edit distance: letters left out, added, replaced or swapped with their neighbour, ignoring
   * case.
   */
  public static int slips(String one, String other) {
    var a = one.toLowerCase(Locale.ROOT);
    var b = other.toLowerCase(Locale.ROOT);
    if (a.length() > MAX_COMPARED_LENGTH || b.length() > MAX_COMPARED_LENGTH) {
      return a.equals(b) ? 0 : MAX_COMPARED_LENGTH;
    }
    var table = new int[a.length() + 1][b.length() + 1];
    for (var i = 0; i <= a.length(); i++) {
      for (var j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, a, b, i, j);
      }
    }
    return table[a.length()][b.length()];
  }

  private static int cheapest(int[][] table, String a, String b, int i, int j) {
    var replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    var best = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
    var swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
  }
}
