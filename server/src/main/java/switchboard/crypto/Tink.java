package switchboard.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** The only cipher of this program: AES-256-GCM (NIST SP 800-38D) by Google Tink. */
final class Tink {

  static final Configuration CONFIGURATION = AeadConfig2026.get();

  /** Each ciphertext begins with a format byte, 1, and the id of its key in four bytes. */
  static final AesGcmParameters AES_256_GCM = parameters();

  private Tink() {}

  private static AesGcmParameters parameters() {
    return sure(() ->
        AesGcmParameters.builder()
            .setKeySizeBytes(32)
            .setIvSizeBytes(12)
            .setTagSizeBytes(16)
            .setVariant(AesGcmParameters.Variant.TINK)
            .build());
  }

  static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
    return keyset.getPrimitive(CONFIGURATION, Aead.class);
  }

  static byte[] bytes(String context) {
    return context.getBytes(StandardCharsets.UTF_8);
  }

  /** Work with a cipher that every Java has. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws GeneralSecurityException;
  }

  /** The result of work that fails only in a Java that lacks a cipher. */
  static <T> T sure(Work<T> work) {
    try {
      return work.run();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-GCM", e);
    }
  }
}
