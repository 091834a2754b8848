package switchboard.store.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import switchboard.base.RandomText;
import switchboard.crypto.DataKey;
import switchboard.crypto.DecryptionException;
import switchboard.crypto.Fingerprints;
import switchboard.crypto.MasterKey;
import switchboard.store.keys.ApplicationKeyDao.ApplicationKeyRow;

/**
 * Application keys: the keys that belong to no user.
 *
 * @param common encrypts values of users without a key, such as an erasure receipt
 * @param prints computes fingerprints of users and usernames
 */
record ApplicationKeys(DataKey common, Fingerprints prints) {

  /** Differs from every version of a user's key. */
  static final int COMMON_VERSION = Integer.MAX_VALUE;

  private static final String COMMON = "common";
  private static final String PRINTS = "fingerprints";
  private static final int PRINT_BYTES = 32;

  /**
   * Creates the application keys and records the master key's id and this key set's name; once, at
   * the first start, of whichever instance adds the name.
   */
  static void make(KeyTables tables, MasterKey master) {
    if (!tables.metadata().add(KeyRing.KEYS, UUID.randomUUID().toString())) {
      return;
    }
    var secret = RandomText.bytes(PRINT_BYTES);
    var common = DataKey.random(COMMON_VERSION).wrap(master, label(COMMON));
    tables
        .applicationKeys()
        .save(
            List.of(
                new ApplicationKeyRow(COMMON, master.id(), common),
                new ApplicationKeyRow(PRINTS, master.id(), master.wrap(secret, label(PRINTS)))));
    tables.metadata().save(KeyRing.MASTER, Integer.toString(master.id()));
  }

  /**
   * @throws DecryptionException when the master key does not match
   */
  static ApplicationKeys load(KeyTables tables, MasterKey master) throws DecryptionException {
    var common = DataKey.unwrap(wrapped(tables, COMMON), master, label(COMMON), COMMON_VERSION);
    var secret = master.unwrap(wrapped(tables, PRINTS), label(PRINTS));
    return new ApplicationKeys(common, new Fingerprints(secret));
  }

  /**
   * All application keys, rewrapped.
   *
   * @throws DecryptionException when the master key does not match
   */
  static List<ApplicationKeyRow> rewrapped(KeyTables tables, MasterKey master)
      throws DecryptionException {
    var rewrapped = new ArrayList<ApplicationKeyRow>();
    for (var key : tables.applicationKeys().all()) {
      var wrapped = master.rewrap(key.wrapped(), label(key.purpose()));
      rewrapped.add(new ApplicationKeyRow(key.purpose(), master.id(), wrapped));
    }
    return rewrapped;
  }

  private static String wrapped(KeyTables tables, String purpose) throws DecryptionException {
    return tables
        .applicationKeys()
        .find(purpose)
        .orElseThrow(() -> new DecryptionException("is missing"))
        .wrapped();
  }

  private static String label(String purpose) {
    return "application key|" + purpose;
  }
}
