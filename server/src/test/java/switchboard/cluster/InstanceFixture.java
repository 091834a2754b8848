package switchboard.cluster;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import switchboard.store.Store;

/** Test fixture: an instance among others, whose heart beats when the test says so. */
public final class InstanceFixture implements AutoCloseable {

  private final AtomicLong nanos = new AtomicLong();
  private final SharedMembership membership;

  public InstanceFixture(Store store, int perSecond) {
    var self = new SharedMembership.Self(() -> "test", "1", perSecond, () -> 0, () -> "");
    membership =
        new SharedMembership(store.separateWriter(), self, InstantSource.system(), nanos::get);
    membership.beat();
  }

  public Membership membership() {
    return membership;
  }

  public long id() {
    return membership.id();
  }

  public void beat() {
    membership.beat();
  }

  /** Lets time pass without a beat. */
  public void turn(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Override
  public void close() {
    membership.close();
  }
}
