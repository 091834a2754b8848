package switchboard.auth;

import java.util.Locale;

/** Base32 without padding (RFC 4648, section 6), for secrets that people type. */
final class Base32 {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String of(byte[] bytes) {
    var text = new StringBuilder();
    for (int bit = 0; bit < bytes.length * Byte.SIZE; bit += BITS) {
      int letter = 0;
      for (int i = bit; i < bit + BITS; i++) {
        letter = letter << 1 | bit(bytes, i);
      }
      text.append(LETTERS.charAt(letter));
    }
    return text.toString();
  }

  private static int bit(byte[] bytes, int index) {
    return index < bytes.length * Byte.SIZE
        ? bytes[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1
        : 0;
  }

  /**
   * Decodes Base32, ignoring spaces and case.
   *
   * @throws IllegalArgumentException when the text is not Base32
   */
  static byte[] bytes(String text) {
    var clean = text.replace(" ", "").toUpperCase(Locale.ROOT);
    var bytes = new byte[clean.length() * BITS / Byte.SIZE];
    for (int i = 0; i < clean.length() * BITS; i++) {
      int letter = LETTERS.indexOf(clean.charAt(i / BITS));
      if (letter < 0) {
        throw new IllegalArgumentException("not base32");
      }
      if (i < bytes.length * Byte.SIZE) {
        int bit = letter >> (BITS - 1 - i % BITS) & 1;
        bytes[i / Byte.SIZE] |= (byte) (bit << (Byte.SIZE - 1 - i % Byte.SIZE));
      }
    }
    return bytes;
  }
}
