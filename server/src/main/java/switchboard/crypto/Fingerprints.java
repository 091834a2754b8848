package switchboard.crypto;

import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed fingerprints, which recognize values without storing them: HMAC-SHA-256 (RFC 2104). The key
 * prevents reversing them by trying all ids.
 */
public final class Fingerprints {

  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  public Fingerprints(byte[] secret) {
    key = new SecretKeySpec(secret, HMAC);
  }

  /** 64 hexadecimal digits, always the same for the same kind and value. */
  public String of(String kind, String value) {
    return Tink.sure(() -> {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(Tink.bytes(kind + '|' + value)));
    });
  }
}
