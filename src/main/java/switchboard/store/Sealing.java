package switchboard.store;

import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.vault.Damaged;

/** Encrypts and decrypts texts, binding each ciphertext to its column, user and row. */
final class Sealing {

  private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

  private final @Nullable KeyRing keys;

  /**
   * @param keys absent where nothing is encrypted
   */
  Sealing(@Nullable KeyRing keys) {
    this.keys = keys;
  }

  static Sealing on(ConfigRegistry connection) {
    return connection.get(Config.class).sealing();
  }

  KeyRing keys() {
    if (keys == null) {
      throw new IllegalStateException("This connection has no keys");
    }
    return keys;
  }

  byte @Nullable [] seal(@Nullable String text, String column, @Nullable Long user, long row) {
    return text == null
        ? null
        : keys()
            .lockingFor(user)
            .seal(text.getBytes(StandardCharsets.UTF_8), place(column, user, row));
  }

  /**
   * Decrypts a value. If that fails, returns a placeholder, so that the other rows stay readable.
   */
  @Nullable String open(byte @Nullable [] sealed, String column, @Nullable Long user, long row) {
    if (sealed == null) {
      return null;
    }
    try {
      var plain = keys().opening(sealed, user).open(sealed, place(column, user, row));
      return new String(plain, StandardCharsets.UTF_8);
    } catch (Damaged e) {
      LOG.atError()
          .addKeyValue("column", column)
          .addKeyValue("row", row)
          .log("A stored value is damaged: it was changed or moved, or its key is gone");
      return Encrypted.DAMAGED;
    }
  }

  /** The fingerprint of a username. */
  @Nullable String print(@Nullable String username) {
    return username == null ? null : keys().username(username);
  }

  private static String place(String column, @Nullable Long user, long row) {
    return column + '|' + user + '|' + row;
  }

  /** Jdbi configuration that makes it available to statement handlers. */
  public static final class Config implements JdbiConfig<Config> {

    private Sealing sealing = new Sealing(null);

    void use(Sealing given) {
      sealing = given;
    }

    Sealing sealing() {
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
