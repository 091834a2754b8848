package switchboard.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * Data key: 32 random bytes that encrypt the data of one user. It never leaves memory unwrapped.
 *
 * <p>A sealed value consists of a format byte (1), the key's version (4 bytes), a nonce (12), the
 * ciphertext and a tag (16). It can be decrypted only in the place that it was sealed for.
 */
public final class DataKey {

  private static final int HEADER = 5;
  private static final int BYTES = 32;

  private final SecretBytes secret;
  private final Aead aead;

  // The raw bytes are needed, because MasterKey wraps them.
  @AccessesPartialKey
  private DataKey(SecretBytes secret, int version) throws GeneralSecurityException {
    this.secret = secret;
    var key =
        AesGcmKey.builder()
            .setParameters(Tink.AES_256_GCM)
            .setKeyBytes(secret)
            .setIdRequirement(version)
            .build();
    var entry = KeysetHandle.importKey(key).makePrimary();
    aead = Tink.aead(KeysetHandle.newBuilder().addEntry(entry).build());
  }

  /** Generates a key. */
  public static DataKey random(int version) {
    return Tink.sure(() -> new DataKey(SecretBytes.randomBytes(BYTES), version));
  }

  /**
   * Unwraps a key that was wrapped with this label.
   *
   * @throws DecryptionException when the master key cannot unwrap it
   */
  public static DataKey unwrap(String wrapped, MasterKey master, String label, int version)
      throws DecryptionException {
    var bytes = master.unwrap(wrapped, label);
    try {
      return new DataKey(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()), version);
    } catch (GeneralSecurityException e) {
      throw new DecryptionException("not a key", e);
    }
  }

  public String wrap(MasterKey master, String label) {
    return master.wrap(secret.toByteArray(InsecureSecretKeyAccess.get()), label);
  }

  /**
   * @param place where the value will be stored; decryption needs the same place
   */
  public byte[] seal(byte[] plain, String place) {
    return Tink.sure(() -> aead.encrypt(plain, Tink.bytes(place)));
  }

  /**
   * @throws DecryptionException when the value was sealed with another key or for another place, or
   *     was changed
   */
  public byte[] open(byte[] sealed, String place) throws DecryptionException {
    try {
      return aead.decrypt(sealed, Tink.bytes(place));
    } catch (GeneralSecurityException e) {
      throw new DecryptionException("cannot be decrypted", e);
    }
  }

  /** The version of the key that sealed a value; 0 when the value is too short. */
  public static int version(byte[] sealed) {
    return sealed.length < HEADER ? 0 : ByteBuffer.wrap(sealed, 1, HEADER - 1).getInt();
  }
}
