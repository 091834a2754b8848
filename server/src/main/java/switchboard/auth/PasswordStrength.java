package switchboard.auth;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;

/**
 * Password strength. zxcvbn knows the common passwords, words, names, keyboard rows, repetitions
 * and dates that an attacker tries first. Its dictionaries are loaded per call and not kept in
 * memory, because passwords are rarely chosen.
 */
final class PasswordStrength {

  /**
   * zxcvbn scores from 0 to 4; 3 means more than 10⁸ guesses, each of which costs an Argon2id hash.
   */
  private static final int GOOD_SCORE = 3;

  /**
   * Characters after these are ignored: they do not weaken a password, and scoring them is slow.
   */
  private static final int MAX_LOOKED_AT = 64;

  /** Characters that must remain after removing known words. */
  private static final int MIN_OF_ONES_OWN = 8;

  private PasswordStrength() {}

  /**
   * @param known words that are easy to guess here, such as the account's name
   */
  static boolean isEasy(String password, List<String> known) {
    if (without(known, password).length() < MIN_OF_ONES_OWN) {
      return true;
    }
    int end = Math.min(password.length(), MAX_LOOKED_AT);
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
