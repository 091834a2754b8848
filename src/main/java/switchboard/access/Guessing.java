package switchboard.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;

/**
 * How easily a password is guessed. The common passwords, words, names, keyboard rows, repetitions
 * and dates that an attacker tries first are those of zxcvbn; its lists are loaded for the moment
 * only, as a password is chosen once a year.
 */
final class Guessing {

  /** Of 0 to 4; 3 is more than 10⁸ guesses, each of which costs an Argon2id here. */
  private static final int GOOD_SCORE = 3;

  /** What comes behind makes nothing easier, and takes long to look at. */
  private static final int MOST_LOOKED_AT = 64;

  /** How much must be left without what is known. */
  private static final int FEWEST_OF_ONES_OWN = 8;

  private Guessing() {}

  /**
   * @param known what anybody could guess here, such as the name of the account
   */
  static boolean isEasy(String password, List<String> known) {
    if (without(known, password).length() < FEWEST_OF_ONES_OWN) {
      return true;
    }
    int end = Math.min(password.length(), MOST_LOOKED_AT);
    var strength = new Zxcvbn().measure(password.substring(0, end), known);
    strength.wipe();
    return strength.getScore() < GOOD_SCORE;
  }

  private static String without(List<String> known, String password) {
    var rest = password.toLowerCase(Locale.ROOT);
    for (var word : known) {
      rest = rest.replace(word.toLowerCase(Locale.ROOT), "");
    }
    return rest;
  }
}
