package switchboard.store.keys;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import switchboard.crypto.DataKey;
import switchboard.domain.UserId;

/**
 * LRU cache of data keys by user. On a shared database another instance may destroy a key, so a key
 * is valid for a second only. Its lock is held for moments only, unlike that of {@link KeyRing}.
 */
final class KeyCache {

  private static final long VALID_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * A key.
   *
   * @param wrapped as read from the database
   */
  private record Kept(DataKey key, String wrapped, long readAt) {}

  private final int most;
  private final boolean expires;
  private final LongSupplier nanos;
  private final Map<UserId, Kept> keys;

  /**
   * @param expires whether keys are valid for a second only
   * @param nanos a clock that nobody sets, such as {@link System#nanoTime}
   */
  KeyCache(int most, boolean expires, LongSupplier nanos) {
    this.most = most;
    this.expires = expires;
    this.nanos = nanos;
    // Keys that expire are in the order in which they were read.
    keys = new LinkedHashMap<>(16, 0.75f, !expires);
  }

  synchronized @Nullable DataKey get(UserId user) {
    var kept = keys.get(user);
    return kept == null || isExpired(kept) ? null : kept.key();
  }

  /** The key, if it is the one that was just read from the database; however old. */
  synchronized @Nullable DataKey get(UserId user, String wrapped) {
    var kept = keys.get(user);
    return kept != null && kept.wrapped().equals(wrapped) ? kept.key() : null;
  }

  synchronized void put(UserId user, DataKey key, String wrapped) {
    if (expires) {
      keys.remove(user);
      purge();
    }
    keys.put(user, new Kept(key, wrapped, expires ? nanos.getAsLong() : 0));
    if (keys.size() > most) {
      keys.remove(keys.keySet().iterator().next());
    }
  }

  /** Makes sure that the key is read again before it is used. */
  synchronized void expire(UserId user) {
    long before = nanos.getAsLong() - VALID_FOR_NANOS;
    keys.computeIfPresent(user, (_, kept) -> new Kept(kept.key(), kept.wrapped(), before));
  }

  synchronized void remove(UserId user) {
    keys.remove(user);
  }

  synchronized int size() {
    return keys.size();
  }

  /** Removes expired keys. */
  synchronized void purge() {
    var oldest = keys.values().iterator();
    while (oldest.hasNext() && isExpired(oldest.next())) {
      oldest.remove();
    }
  }

  private boolean isExpired(Kept kept) {
    return expires && nanos.getAsLong() - kept.readAt() >= VALID_FOR_NANOS;
  }
}
