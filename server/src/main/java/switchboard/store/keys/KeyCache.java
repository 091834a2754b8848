package switchboard.store.keys;

import java.util.LinkedHashMap;
import java.util.Map;
import switchboard.crypto.DataKey;
import switchboard.domain.UserId;

/** LRU cache of data keys by user. */
final class KeyCache extends LinkedHashMap<UserId, DataKey> {

  private static final long serialVersionUID = 1;

  private final int most;

  KeyCache(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<UserId, DataKey> eldest) {
    return size() > most;
  }
}
