package switchboard.store.keys;

import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.crypto.DecryptionException;
import switchboard.store.sqlite.Encrypted;

/** Encrypts and decrypts texts, binding each ciphertext to its column, user and row. */
public final class ColumnCipher {

  private static final Logger LOG = LoggerFactory.getLogger(ColumnCipher.class);

  private final @Nullable KeyRing keys;

  /**
   * @param keys absent where nothing is encrypted
   */
  public ColumnCipher(@Nullable KeyRing keys) {
    this.keys = keys;
  }

  public static ColumnCipher on(ConfigRegistry connection) {
    return connection.get(Config.class).sealing();
  }

  public KeyRing keys() {
    if (keys == null) {
      throw new IllegalStateException("This connection has no keys");
    }
    return keys;
  }

  public byte @Nullable [] seal(
      @Nullable String text, String column, @Nullable Long user, long row) {
    return text == null
        ? null
        : keys()
            .lockingFor(user)
            .seal(text.getBytes(StandardCharsets.UTF_8), place(column, user, row));
  }

  /**
   * Decrypts a value. If that fails, returns a placeholder, so that the other rows stay readable.
   */
  @Nullable
  public String open(byte @Nullable [] sealed, String column, @Nullable Long user, long row) {
    if (sealed == null) {
      return null;
    }
    try {
      var plain = keys().opening(sealed, user).open(sealed, place(column, user, row));
      return new String(plain, StandardCharsets.UTF_8);
    } catch (DecryptionException e) {
      LOG.atError()
          .addKeyValue("column", column)
          .addKeyValue("row", row)
          .log("A stored value is damaged: it was changed or moved, or its key is gone");
      return Encrypted.DAMAGED;
    }
  }

  /** The fingerprint of a username. */
  @Nullable
  public String print(@Nullable String username) {
    return username == null ? null : keys().username(username);
  }

  private static String place(String column, @Nullable Long user, long row) {
    return column + '|' + user + '|' + row;
  }

  /** Jdbi configuration that makes it available to statement handlers. */
  public static final class Config implements JdbiConfig<Config> {

    private ColumnCipher sealing = new ColumnCipher(null);

    public void use(ColumnCipher given) {
      sealing = given;
    }

    ColumnCipher sealing() {
      return sealing;
    }

    @Override
    public Config createCopy() {
      var copy = new Config();
      copy.use(sealing);
      return copy;
    }
  }
}
