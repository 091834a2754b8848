package switchboard.base;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256. */
public final class Sha256 {

  private Sha256() {}

  /** The hash of a text, as hexadecimal digits. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(hash(text));
  }

  /** The hash of what remains in the buffer, which is left as it is. */
  public static String hex(ByteBuffer content) {
    var digest = digest();
    digest.update(content.duplicate());
    return HexFormat.of().formatHex(digest.digest());
  }

  public static byte[] hash(String text) {
    return digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
