package switchboard.outbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.cluster.Membership;
import switchboard.store.Store;
import switchboard.store.Tables;

/**
 * Commits work with its replies and hands these to the outbox, one commit after the other: the
 * backlog assumes ascending reply ids and would skip a reply handed over after one with a higher
 * id.
 */
public final class CommitPipeline {

  private final Store store;
  private final @Nullable Outbox outbox;
  private final Placement placement;
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * @param outbox absent while no server runs on the data: replies wait for its next start
   */
  public CommitPipeline(Store store, @Nullable Outbox outbox) {
    this.store = store;
    this.outbox = outbox;
    placement =
        outbox == null ? new Placement(Membership.ALONE, SendLimits.OFF) : outbox.placement();
  }

  /** Runs the work in a transaction; its replies are on disk then, and handed over. */
  public Committed commit(Function<Tables, Committed> work) {
    return commit(store::write, work, () -> {});
  }

  /** Like {@link #commit}, for work as {@link Store#writeKnowingUsers} takes it. */
  public Committed commitKnowingUsers(Function<Tables, Committed> work, Runnable meanwhile) {
    return commit(store::writeKnowingUsers, work, meanwhile);
  }

  private Committed commit(
      Function<Function<Tables, Committed>, CompletableFuture<Committed>> write,
      Function<Tables, Committed> work,
      Runnable meanwhile) {
    lock.lock();
    try {
      var writing = write.apply(tables -> placement.write(tables, work.apply(tables)));
      meanwhile.run();
      var committed = Store.await(writing);
      if (outbox != null) {
        outbox.add(committed);
      }
      return committed;
    } catch (RuntimeException e) {
      if (outbox != null) {
        outbox.doubt(); // it may have been committed, and only the confirmation was lost
      }
      throw e;
    } finally {
      lock.unlock();
    }
  }
}
