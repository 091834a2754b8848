package switchboard.base;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Constant-time comparison. */
public final class ConstantTime {

  private ConstantTime() {}

  public static boolean same(String given, String wanted) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }
}
