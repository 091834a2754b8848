package switchboard.vault;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recognizes values without keeping them: HMAC-SHA-256 (RFC 2104) under a secret, so that nobody
 * without it can try out all numbers there are.
 */
public final class Fingerprints {

  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  public Fingerprints(byte[] secret) {
    key = new SecretKeySpec(secret, HMAC);
  }

  /** 64 hexadecimal digits; the same for the same kind and value, always. */
  public String of(String kind, String value) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(Tink.bytes(kind + '|' + value)));
    } catch (GeneralSecurityException e) {
      throw Tink.broken(e);
    }
  }
}
