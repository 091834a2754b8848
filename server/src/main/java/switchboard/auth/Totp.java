package switchboard.auth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import switchboard.base.ConstantTime;
import switchboard.base.RandomText;

/**
 * Codes of authenticator apps (TOTP, RFC 6238): six digits, HMAC-SHA-1 and steps of 30 s, which all
 * apps support. Spring Security has no support for TOTP.
 */
final class Totp {

  static final Duration STEP = Duration.ofSeconds(30);
  private static final int SECRET_BYTES = 20;
  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;

  private Totp() {}

  static String newSecret() {
    return Base32.of(RandomText.bytes(SECRET_BYTES));
  }

  static boolean isSecret(String text) {
    try {
      return Base32.bytes(text).length == SECRET_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static long step(Instant at) {
    return at.getEpochSecond() / STEP.toSeconds();
  }

  static String code(String secret, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(Base32.bytes(secret), "HmacSHA1"));
      return digits(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Dynamic truncation (RFC 4226, 5.3): 31 bits at the offset in the last four bits. */
  private static String digits(byte[] hash) {
    int from = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(from) & Integer.MAX_VALUE;
    return ("%0" + DIGITS + "d").formatted(number % MODULUS);
  }

  /**
   * The time step of a code: the current one, or one before or after, because clocks differ. All
   * three are always compared, to take constant time.
   */
  static OptionalLong matching(String secret, String code, Instant now) {
    long current = step(now);
    return LongStream.rangeClosed(current - 1, current + 1)
        .filter(step -> ConstantTime.same(code(secret, step), code))
        .boxed()
        .toList()
        .stream()
        .mapToLong(Long::longValue)
        .max();
  }

  /** The {@code otpauth} URI for a QR code. */
  static URI uri(String secret, String account, String issuer) {
    return URI.create(
        "otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s"
            .formatted(encoded(issuer), encoded(account), secret));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
