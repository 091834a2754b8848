package switchboard.store;

import static switchboard.base.PluralForm.count;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.crypto.MasterKeyException;
import switchboard.store.postgres.PostgresDatabase;

/** Checks that data and keys on PostgreSQL both exist, or neither, and belong together. */
record PostgresPairing(PostgresDatabase data, PostgresDatabase keys) {

  /**
   * @param wanted name of the keys that the data needs; null without data
   * @param name name of the keys; null without keys
   * @throws MasterKeyException when one is missing or belongs to another bot
   */
  void demand(@Nullable String wanted, @Nullable String name) {
    if (Objects.equals(wanted, name)) {
      return;
    }
    if (name == null) {
      throw new MasterKeyException(
          "The keys for %s are missing: %s has no schema keys, or it is empty. Restore that schema from a backup, or correct KEYS_DATABASE_URL; nothing was changed."
              .formatted(data.place(), keys.place()));
    }
    if (wanted != null) {
      throw new MasterKeyException(
          "The schema keys in %s does not hold the keys for %s. Set DATABASE_URL and KEYS_DATABASE_URL to two that belong together; nothing was changed."
              .formatted(keys.place(), data.place()));
    }
    refuseWithoutData();
  }

  /** An interrupted first start leaves keys too, but none of users. */
  private void refuseWithoutData() {
    long people = keys.rows("data_keys");
    if (people > 0) {
      throw new MasterKeyException(
          "%s is empty, but the schema keys in %s holds the keys of %s. Restore the data from a backup, or correct DATABASE_URL. To start without data, drop the schema keys; nothing was changed."
              .formatted(capitalized(data.place()), keys.place(), count(people, "user")));
    }
  }

  private static String capitalized(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
