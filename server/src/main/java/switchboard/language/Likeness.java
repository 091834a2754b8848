package switchboard.language;

/** How alike two folded words are, from 0 to 1: inflections, typing errors, parts of compounds. */
final class Likeness {

  /** Of compounds. */
  static final int MIN_PART = 4;

  /** Shorter words are not taken for typing errors of others. */
  static final int MIN_TYPED_WRONG = 4;

  static final int MIN_TWICE_WRONG = 8;

  private static final float ONE_ERROR = 0.85f;
  private static final float ONE_ERROR_SHORT = 0.65f;
  private static final float TWO_ERRORS = 0.7f;
  private static final float PART = 0.75f;

  private Likeness() {}

  /** The likeness of two words that begin alike, by what follows their common beginning. */
  static float beginning(String one, String other) {
    var common = 0;
    var shorter = Math.min(one.length(), other.length());
    while (common < shorter && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    var longer = Math.max(one.length(), other.length());
    var rest = longer - common;
    if (common < MIN_PART || shorter - common > 3) {
      return 0;
    }
    if (rest <= 2 && common >= longer * 0.6f) {
      return 0.92f;
    }
    if (rest <= 4 && common >= longer * 0.55f) {
      return 0.8f;
    }
    return common == shorter && common >= MIN_PART + 1 ? PART : 0;
  }

  /** The likeness of a compound and its last part. */
  static float ending(String part) {
    return part.length() > MIN_PART ? PART : PART - 0.1f;
  }

  /** The likeness of a word and the same one with typing errors. */
  static float typed(String one, String other) {
    var shorter = Math.min(one.length(), other.length());
    if (shorter < MIN_TYPED_WRONG) {
      return 0;
    }
    var most = shorter >= MIN_TWICE_WRONG ? 2 : 1;
    var errors = errors(one, other, most);
    if (errors > most) {
      return 0;
    }
    if (errors == 2) {
      return TWO_ERRORS;
    }
    return shorter == MIN_TYPED_WRONG ? ONE_ERROR_SHORT : ONE_ERROR;
  }

  /** Letters left out, added, replaced, or swapped with their neighbour; at most {@code most}+1. */
  static int errors(String one, String other, int most) {
    if (Math.abs(one.length() - other.length()) > most) {
      return most + 1;
    }
    var before = new int[other.length() + 1];
    var above = new int[other.length() + 1];
    var row = new int[other.length() + 1];
    for (var j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      row[0] = i;
      var least = i;
      for (var j = 1; j < row.length; j++) {
        row[j] = cheapest(one, other, i, j, before, above, row);
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return most + 1;
      }
      var spare = before;
      before = above;
      above = row;
      row = spare;
    }
    return above[other.length()];
  }

  private static int cheapest(
      String one, String other, int i, int j, int[] before, int[] above, int[] row) {
    var same = one.charAt(i - 1) == other.charAt(j - 1);
    var least = Math.min(above[j - 1] + (same ? 0 : 1), 1 + Math.min(above[j], row[j - 1]));
    var swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, before[j - 2] + 1) : least;
  }
}
