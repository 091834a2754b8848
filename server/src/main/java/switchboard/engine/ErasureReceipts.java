package switchboard.engine;

import switchboard.base.RandomText;

/** Generates receipt numbers: short enough to read aloud, too many to guess. */
final class ErasureReceipts {

  /** No letters that are easily confused with digits. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

  private static final int LENGTH = 12;

  private ErasureReceipts() {}

  static String next() {
    return "R-" + RandomText.of(LETTERS, LENGTH);
  }
}
