package switchboard.store.sql;

import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;

/** Encrypts and decrypts the {@link Encrypted} texts, each bound to its column, user and row. */
public interface ColumnCipher {

  byte @Nullable [] seal(@Nullable String text, String column, @Nullable UserId user, long row);

  /** The text; a placeholder if it cannot be decrypted, so that other rows stay readable. */
  @Nullable String open(byte @Nullable [] sealed, String column, @Nullable UserId user, long row);

  /** The fingerprint of a text that is searched for. */
  @Nullable String print(@Nullable String text);

  /** Creates keys for users without one; they are on disk when this returns. */
  void createKeys(Collection<UserId> users);

  /** Loads the users' keys in one query, before their rows are read. */
  void loadKeys(Collection<UserId> users);

  /** The cipher of a connection. */
  static ColumnCipher of(Handle connection) {
    return connection.getConfig(Config.class).cipher;
  }

  /** Jdbi configuration that makes it available to statement handlers. */
  final class Config implements JdbiConfig<Config> {

    private ColumnCipher cipher = new PlainText();

    void use(ColumnCipher given) {
      cipher = given;
    }

    ColumnCipher cipher() {
      return cipher;
    }

    @Override
    public Config createCopy() {
      var copy = new Config();
      copy.use(cipher);
      return copy;
    }
  }
}
