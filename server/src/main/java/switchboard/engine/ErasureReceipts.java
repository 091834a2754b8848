package switchboard.engine;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Generates receipt numbers: short enough to read aloud, too many to guess. */
final class ErasureReceipts {

  /** No letters that are easily confused with digits. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ErasureReceipts() {}

  static String next() {
    return RANDOM
        .ints(LENGTH, 0, LETTERS.length())
        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
        .collect(Collectors.joining("", "R-", ""));
  }
}
