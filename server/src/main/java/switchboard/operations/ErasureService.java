package switchboard.operations;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import switchboard.domain.UserId;
import switchboard.store.Store;

/** Requests erasures, which a running server performs in the background, and waits for them. */
public final class ErasureService {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  private final Store store;
  private final InstantSource clock;

  public ErasureService(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Requests the erasure of a user; from here on it is completed even after a crash. */
  public void request(UserId user) {
    store.run(tables -> tables.erasures().request(user, clock.instant()));
  }

  /**
   * Waits for a requested erasure. It continues in the background when this stops waiting.
   *
   * @return whether it is complete
   */
  public boolean await(UserId user, Duration patience) {
    long start = System.nanoTime();
    while (isPending(user)) {
      if (System.nanoTime() - start >= patience.toNanos()
          || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
    return true;
  }

  private boolean isPending(UserId user) {
    return store.<Boolean>readNow(tables -> tables.erasures().request(user).isPresent())
        || store.keys().underWay().stream().anyMatch(one -> one.userId().equals(user));
  }

  /** The receipt of the user's last erasure. */
  public Optional<String> receipt(UserId user) {
    return store.readNow(tables -> tables.erasures().lastReceipt(tables.keys().person(user)));
  }
}
