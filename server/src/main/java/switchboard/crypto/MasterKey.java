package switchboard.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * The master key, which wraps all data keys: a Tink keyset with one AES-256-GCM key, or two during
 * a rotation.
 */
public final class MasterKey {

  private final KeysetHandle keyset;
  private final Aead aead;

  private MasterKey(KeysetHandle keyset) throws GeneralSecurityException {
    this.keyset = keyset;
    aead = Tink.aead(keyset);
  }

  public static MasterKey generate() {
    return Tink.sure(
        () -> new MasterKey(KeysetHandle.generateNew(Tink.AES_256_GCM, Tink.CONFIGURATION)));
  }

  /**
   * @param json a keyset in Tink's JSON format
   * @throws MasterKeyException when it is no keyset; the message does not repeat the input
   */
  static MasterKey parse(String json, String where) {
    try {
      return new MasterKey(
          TinkJsonProtoKeysetFormat.parseKeyset(
              json, Tink.CONFIGURATION, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new MasterKeyException(KeysetFault.of(json).told(where));
    }
  }

  String json() {
    return Tink.sure(() ->
        TinkJsonProtoKeysetFormat.serializeKeyset(
            keyset, Tink.CONFIGURATION, InsecureSecretKeyAccess.get()));
  }

  /** The id of the primary key, which wraps. */
  public int id() {
    return keyset.getPrimary().getId();
  }

  /** Whether the keyset contains this key, as primary or only for unwrapping. */
  public boolean holds(long id) {
    for (int i = 0; i < keyset.size(); i++) {
      if (keyset.getAt(i).getId() == id) {
        return true;
      }
    }
    return false;
  }

  /** Whether a rotation is in progress: the keyset still contains an earlier key. */
  public boolean isChanging() {
    return keyset.size() > 1;
  }

  /** A keyset with a new primary key; the old key can still unwrap. */
  public MasterKey withNewKey() {
    return Tink.sure(() -> {
      var added = KeysetHandle.generateEntryFromParameters(Tink.AES_256_GCM);
      return new MasterKey(
          KeysetHandle.newBuilder(keyset)
              .addEntry(added.withRandomId().makePrimary())
              .setConfiguration(Tink.CONFIGURATION)
              .build());
    });
  }

  /** A keyset with the primary key only. */
  public MasterKey newestOnly() {
    return Tink.sure(() -> {
      var newest = KeysetHandle.importKey(keyset.getPrimary().getKey()).makePrimary();
      return new MasterKey(KeysetHandle.newBuilder().addEntry(newest).build());
    });
  }

  /**
   * The same keyset with this key as primary.
   *
   * @param id of a key that it holds
   */
  public MasterKey wrappingWith(long id) {
    return id == id() ? this : Tink.sure(() -> new MasterKey(withPrimary(id)));
  }

  private KeysetHandle withPrimary(long id) throws GeneralSecurityException {
    var builder = KeysetHandle.newBuilder(keyset).setConfiguration(Tink.CONFIGURATION);
    for (int i = 0; i < builder.size(); i++) {
      if (keyset.getAt(i).getId() == id) {
        builder.getAt(i).makePrimary();
      }
    }
    return builder.build();
  }

  /**
   * @param label what the secret is for; unwrapping needs the same label
   * @return in Base64
   */
  public String wrap(byte[] secret, String label) {
    return Tink.sure(
        () -> Base64.getEncoder().encodeToString(aead.encrypt(secret, Tink.bytes(label))));
  }

  /**
   * @throws DecryptionException when none of these keys wrapped it, or not with this label
   */
  public byte[] unwrap(String wrapped, String label) throws DecryptionException {
    try {
      return aead.decrypt(Base64.getDecoder().decode(wrapped), Tink.bytes(label));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new DecryptionException("cannot be unwrapped", e);
    }
  }

  /**
   * Wraps a secret again, with the primary key.
   *
   * @throws DecryptionException when none of these keys wrapped it, or not with this label
   */
  public String rewrap(String wrapped, String label) throws DecryptionException {
    return wrap(unwrap(wrapped, label), label);
  }
}
