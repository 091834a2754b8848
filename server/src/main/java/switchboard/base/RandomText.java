package switchboard.base;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;

/** Random texts that cannot be guessed. */
public final class RandomText {

  public static final String LETTERS_AND_DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomText() {}

  public static String of(String alphabet, int length) {
    return RANDOM
        .ints(length, 0, alphabet.length())
        .mapToObj(letter -> String.valueOf(alphabet.charAt(letter)))
        .collect(Collectors.joining());
  }

  /** A secret of 256 bits, in 43 characters that need no escaping. */
  public static String secret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
  }

  public static byte[] bytes(int count) {
    var bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
