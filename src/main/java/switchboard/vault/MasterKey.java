package switchboard.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * The key that wraps all data keys: a keyset of Tink's with one AES-256-GCM key, or two while one
 * takes the other's place.
 */
public final class MasterKey {

  private final KeysetHandle keyset;
  private final Aead aead;

  private MasterKey(KeysetHandle keyset) throws GeneralSecurityException {
    this.keyset = keyset;
    aead = Tink.aead(keyset);
  }

  public static MasterKey generate() {
    try {
      return new MasterKey(KeysetHandle.generateNew(Tink.AES_256_GCM, Tink.CONFIGURATION));
    } catch (GeneralSecurityException e) {
      throw Tink.broken(e);
    }
  }

  /**
   * @param json Tink's form of a keyset
   * @throws KeyRefused when it is something else; the message does not repeat it
   */
  static MasterKey parse(String json, String where) {
    try {
      return new MasterKey(
          TinkJsonProtoKeysetFormat.parseKeyset(
              json, Tink.CONFIGURATION, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new KeyRefused(
          "%s holds no master key. Put back the copy that you keep of it; nothing was changed."
              .formatted(where));
    }
  }

  String json() {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          keyset, Tink.CONFIGURATION, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw Tink.broken(e);
    }
  }

  /** The number of the key that wraps. */
  public int id() {
    return keyset.getPrimary().getId();
  }

  /** Whether this key is in it, to wrap or only to open. */
  public boolean holds(long id) {
    for (int i = 0; i < keyset.size(); i++) {
      if (keyset.getAt(i).getId() == id) {
        return true;
      }
    }
    return false;
  }

  /** Whether an earlier key is still in it. */
  public boolean isChanging() {
    return keyset.size() > 1;
  }

  /** The same with a new key that wraps from now on; the old one still opens. */
  public MasterKey withNewKey() {
    try {
      var added = KeysetHandle.generateEntryFromParameters(Tink.AES_256_GCM);
      return new MasterKey(
          KeysetHandle.newBuilder(keyset)
              .addEntry(added.withRandomId().makePrimary())
              .setConfiguration(Tink.CONFIGURATION)
              .build());
    } catch (GeneralSecurityException e) {
      throw Tink.broken(e);
    }
  }

  /** Without the keys that no longer wrap. */
  public MasterKey newestOnly() {
    try {
      var newest = KeysetHandle.importKey(keyset.getPrimary().getKey()).makePrimary();
      return new MasterKey(KeysetHandle.newBuilder().addEntry(newest).build());
    } catch (GeneralSecurityException e) {
      throw Tink.broken(e);
    }
  }

  /**
   * @param label what the secret is for; only with the same label does it unwrap again
   * @return in Base64
   */
  public String wrap(byte[] secret, String label) {
    try {
      return Base64.getEncoder().encodeToString(aead.encrypt(secret, Tink.bytes(label)));
    } catch (GeneralSecurityException e) {
      throw Tink.broken(e);
    }
  }

  /**
   * @throws Damaged when none of these keys wrapped it, or not with this label
   */
  public byte[] unwrap(String wrapped, String label) throws Damaged {
    try {
      return aead.decrypt(Base64.getDecoder().decode(wrapped), Tink.bytes(label));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Damaged("does not unwrap", e);
    }
  }

  /**
   * The same secret under the newest of these keys.
   *
   * @throws Damaged when none of these keys wrapped it, or not with this label
   */
  public String rewrap(String wrapped, String label) throws Damaged {
    return wrap(unwrap(wrapped, label), label);
  }
}
