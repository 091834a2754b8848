package switchboard.store.keys;

import java.util.ArrayList;
import java.util.List;
import switchboard.crypto.DecryptionException;
import switchboard.crypto.MasterKey;

/**
 * A batch of rewrapped data keys.
 *
 * @param damaged users whose keys could not be unwrapped
 * @param last the highest user id of the batch
 */
record RewrappedKeys(List<KeyRows.DataKey> keys, List<Long> damaged, long last) {

  static RewrappedKeys of(List<KeyRows.DataKey> rows, MasterKey master) {
    var keys = new ArrayList<KeyRows.DataKey>();
    var damaged = new ArrayList<Long>();
    for (var row : rows) {
      try {
        var wrapped = master.rewrap(row.wrapped(), KeyRing.label(row.userId(), row.version()));
        keys.add(new KeyRows.DataKey(row.userId(), row.version(), master.id(), wrapped));
      } catch (DecryptionException e) {
        damaged.add(row.userId());
      }
    }
    return new RewrappedKeys(keys, damaged, rows.isEmpty() ? 0 : rows.getLast().userId());
  }

  boolean isEmpty() {
    return keys.isEmpty() && damaged.isEmpty();
  }
}
