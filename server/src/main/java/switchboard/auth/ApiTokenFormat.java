package switchboard.auth;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import switchboard.base.RandomText;

/**
 * Format of API tokens: {@code sb_}, 43 random letters and digits (256 bits) and six for the CRC-32
 * of everything before. The checksum lets secret scanners and typos be recognised offline.
 */
final class ApiTokenFormat {

  static final String PREFIX = "sb_";
  private static final String LETTERS = RandomText.LETTERS_AND_DIGITS;
  private static final int RANDOM_LETTERS = 43;
  private static final int CHECK_LETTERS = 6;
  private static final int LENGTH = PREFIX.length() + RANDOM_LETTERS + CHECK_LETTERS;

  private ApiTokenFormat() {}

  static String random() {
    var text = PREFIX + RandomText.of(LETTERS, RANDOM_LETTERS);
    return text + check(text);
  }

  /** Whether a text has the format and checksum of a token. */
  static boolean isWhole(String text) {
    int body = LENGTH - CHECK_LETTERS;
    return text.length() == LENGTH
        && text.startsWith(PREFIX)
        && text.substring(body).equals(check(text.substring(0, body)));
  }

  private static String check(String body) {
    var crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    var check = new StringBuilder();
    long rest = crc.getValue();
    for (int i = 0; i < CHECK_LETTERS; i++) {
      check.insert(0, LETTERS.charAt((int) (rest % LETTERS.length())));
      rest /= LETTERS.length();
    }
    return check.toString();
  }
}
