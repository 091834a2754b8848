package switchboard.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Constant-time comparison. */
final class Secrets {

  private Secrets() {}

  static boolean same(String given, String wanted) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }
}
