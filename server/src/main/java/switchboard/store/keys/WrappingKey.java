package switchboard.store.keys;

import java.util.Optional;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKey;
import switchboard.crypto.MasterKeyException;

/** The id of the wrapping master key, as recorded in the keys database. */
final class WrappingKey {

  private WrappingKey() {}

  static Optional<Long> number(KeyTables tables) {
    return tables.metadata().find(KeyRing.MASTER).map(Long::valueOf);
  }

  /**
   * Whether the master key file contains the wrapping key. A new key is in the file before it is
   * used.
   */
  static boolean isIn(MasterKey master, KeyTables tables) {
    return number(tables).filter(master::holds).isPresent();
  }

  static MasterKeyException notTheOne(KeySource source) {
    return new MasterKeyException(
        "%s is not the master key of these keys. Put back the right one, or set KEY_FILE to its path; nothing was changed."
            .formatted(source));
  }
}
