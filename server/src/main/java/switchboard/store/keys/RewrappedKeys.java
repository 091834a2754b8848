package switchboard.store.keys;

import java.util.ArrayList;
import java.util.List;
import switchboard.crypto.DecryptionException;
import switchboard.crypto.MasterKey;
import switchboard.domain.UserId;
import switchboard.store.keys.DataKeyDao.DataKeyRow;

/**
 * A batch of rewrapped data keys.
 *
 * @param damaged users whose keys could not be unwrapped
 * @param last the highest user id of the batch
 */
record RewrappedKeys(List<DataKeyRow> keys, List<UserId> damaged, long last) {

  static RewrappedKeys of(List<DataKeyRow> rows, MasterKey master) {
    var keys = new ArrayList<DataKeyRow>();
    var damaged = new ArrayList<UserId>();
    for (var row : rows) {
      try {
        var wrapped = master.rewrap(row.wrapped(), KeyRing.label(row.userId(), row.version()));
        keys.add(new DataKeyRow(row.userId(), row.version(), master.id(), wrapped));
      } catch (DecryptionException e) {
        damaged.add(row.userId());
      }
    }
    return new RewrappedKeys(keys, damaged, rows.isEmpty() ? 0 : rows.getLast().userId().value());
  }

  boolean isEmpty() {
    return keys.isEmpty() && damaged.isEmpty();
  }
}
