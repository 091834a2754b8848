package switchboard.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import switchboard.domain.UserId;

/**
 * The Telegram users that are operators, in memory, so that an update need not ask for them. What
 * other processes change is seen when it is read again, every few seconds.
 */
public final class StaffIds {

  /** Longer than a link takes to be committed, and any read that began before. */
  private static final Duration UNCOMMITTED = Duration.ofSeconds(30);

  private final LongSupplier nanos;
  private final Map<UserId, Long> linked = new HashMap<>();
  private volatile Set<UserId> ids = Set.of();

  StaffIds() {
    this(System::nanoTime);
  }

  StaffIds(LongSupplier nanos) {
    this.nanos = nanos;
  }

  public boolean contains(UserId user) {
    return ids.contains(user);
  }

  public boolean isEmpty() {
    return ids.isEmpty();
  }

  /** A transaction links a user. */
  public synchronized void linked(UserId user) {
    linked.put(user, nanos.getAsLong());
    var more = new HashSet<>(ids);
    more.add(user);
    ids = Set.copyOf(more);
  }

  /** A user was unlinked, and that is committed. */
  public synchronized void unlinked(UserId user) {
    linked.remove(user);
    var fewer = new HashSet<>(ids);
    fewer.remove(user);
    ids = Set.copyOf(fewer);
  }

  /**
   * Takes over what is stored, and keeps those who were linked just now: the read may have begun
   * before that.
   */
  public synchronized void read(Set<UserId> stored) {
    long now = nanos.getAsLong();
    linked.values().removeIf(at -> now - at > UNCOMMITTED.toNanos());
    var all = new HashSet<>(stored);
    all.addAll(linked.keySet());
    ids = Set.copyOf(all);
  }
}
