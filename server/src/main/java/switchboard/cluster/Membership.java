package switchboard.cluster;

import java.util.List;
import java.util.Locale;
import switchboard.store.InstanceDao.RunningInstance;

/** This instance among those that share the database. */
public interface Membership extends AutoCloseable {

  /** What only one instance does at a time. */
  enum Lease {
    /** Fetching updates by long polling. */
    POLLING,
    /** Timed jobs. */
    JOBS;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The only instance, on a database of its own. */
  Membership ALONE = new Membership() {};

  /** Whether there may be other instances. */
  default boolean isShared() {
    return false;
  }

  /** The number of this instance. It changes when the others took it for dead. */
  default long id() {
    return 0;
  }

  /** Whether no other instance can have taken over what this one does. */
  default boolean isCurrent() {
    return true;
  }

  /** Whether it is for this instance to do this. */
  default boolean holds(Lease lease) {
    return true;
  }

  /** How many of all messages per second this instance may send. */
  default int share(int perSecond) {
    return perSecond;
  }

  /** The running instances; empty when there is only one. */
  default List<RunningInstance> running() {
    return List.of();
  }

  /** Updates that an instance handled per second between its last two signs of life. */
  default double updatesPerSecond(long instance) {
    return 0;
  }

  @Override
  default void close() {}
}
