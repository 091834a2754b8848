package switchboard.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * A key of 32 random bytes that locks what belongs to one person. It never leaves memory unwrapped.
 *
 * <p>What it locks is a format byte (1), its version (4 bytes), a nonce (12), the ciphertext, a tag
 * (16); only in the very place it was locked for does that open again.
 */
public final class DataKey {

  private static final int HEADER = 5;
  private static final int BYTES = 32;

  private final SecretBytes secret;
  private final Aead aead;

  // Its bytes are needed: what wraps them is ours, and short.
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

  /** A new one. */
  public static DataKey random(int version) {
    try {
      return new DataKey(SecretBytes.randomBytes(BYTES), version);
    } catch (GeneralSecurityException e) {
      throw Tink.broken(e);
    }
  }

  /**
   * One that was wrapped for this label.
   *
   * @throws Damaged when the master key does not open it as such
   */
  public static DataKey unwrap(String wrapped, MasterKey master, String label, int version)
      throws Damaged {
    var bytes = master.unwrap(wrapped, label);
    try {
      return new DataKey(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()), version);
    } catch (GeneralSecurityException e) {
      throw new Damaged("not a key", e);
    }
  }

  public String wrap(MasterKey master, String label) {
    return master.wrap(secret.toByteArray(InsecureSecretKeyAccess.get()), label);
  }

  /**
   * @param place where the value will stand; only there does it open again
   */
  public byte[] seal(byte[] plain, String place) {
    try {
      return aead.encrypt(plain, Tink.bytes(place));
    } catch (GeneralSecurityException e) {
      throw Tink.broken(e);
    }
  }

  /**
   * @throws Damaged when this key did not lock it, or not for this place, or it was changed since
   */
  public byte[] open(byte[] sealed, String place) throws Damaged {
    try {
      return aead.decrypt(sealed, Tink.bytes(place));
    } catch (GeneralSecurityException e) {
      throw new Damaged("does not open", e);
    }
  }

  /** The version of the key that locked it; 0 when it is too short to tell. */
  public static int version(byte[] sealed) {
    return sealed.length < HEADER ? 0 : ByteBuffer.wrap(sealed, 1, HEADER - 1).getInt();
  }
}
