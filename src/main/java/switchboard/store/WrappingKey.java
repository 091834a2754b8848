package switchboard.store;

import java.util.Optional;
import switchboard.vault.KeyRefused;
import switchboard.vault.KeySource;
import switchboard.vault.MasterKey;

/** The master key that wraps, as the keys' database knows it by its number. */
final class WrappingKey {

  private WrappingKey() {}

  static Optional<Long> number(KeyTables tables) {
    return tables.instance().find(KeyRing.MASTER).map(Long::valueOf);
  }

  /** Whether it is among these; a new one is in the file before it wraps. */
  static boolean isIn(MasterKey master, KeyTables tables) {
    return number(tables).filter(master::holds).isPresent();
  }

  static KeyRefused notTheOne(KeySource source) {
    return new KeyRefused(
        "%s is not the one that the keys were made with. Put back the right one, or set KEY_FILE to where it is; nothing was changed."
            .formatted(source));
  }
}
