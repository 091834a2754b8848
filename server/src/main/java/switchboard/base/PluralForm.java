package switchboard.base;

import java.util.Locale;

/**
 * The form of a text that a whole number needs, named as in <a
 * href="https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html">CLDR,
 * Language Plural Rules</a>.
 *
 * <pre>
 *   en, de, es   one    1
 *                other  0, 2, 3 …
 *   ru           one    1, 21, 31 … 101: ends in 1, but not in 11
 *                few    2 to 4, 22 to 24 …: ends in 2 to 4, but not in 12 to 14
 *                many   0, 5 to 20, 25 to 30, 111 …: all others
 * </pre>
 *
 * Forms that CLDR has for fractions, and for whole millions in Spanish, are not needed.
 */
public enum PluralForm {
  ONE,
  FEW,
  MANY,
  OTHER;

  public static PluralForm of(long number, String language) {
    return switch (language) {
      case "ru" -> russian(Math.abs(number % 100));
      default -> Math.abs(number) == 1 ? ONE : OTHER;
    };
  }

  private static PluralForm russian(long number) {
    boolean teen = number / 10 == 1;
    long last = number % 10;
    if (last == 1 && !teen) {
      return ONE;
    }
    return last >= 2 && last <= 4 && !teen ? FEW : MANY;
  }

  /** The last word of the keys of texts with this form. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@code 1 row}, {@code 2 rows}: in English, for the command line.
   *
   * @param noun its plural ends in {@code s}
   */
  public static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
