package switchboard.outbox;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.cluster.Membership;
import switchboard.store.Store;
import switchboard.store.Tables;

/**
 * Commits work with its replies and hands these to the outbox, in the order of the commits: the
 * backlog assumes ascending reply ids and would skip a reply handed over after one with a higher
 * id.
 */
public final class CommitPipeline {

  private final Store store;
  private final @Nullable Outbox outbox;
  private final Placement placement;

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
    return Store.await(store.write(placed(work), this::handOver));
  }

  /**
   * Like {@link #commit}, without waiting. For the parameters see {@link Store#writeKnowingUsers}.
   */
  public CompletableFuture<Committed> submit(
      Function<Tables, Committed> work,
      BiConsumer<@Nullable Committed, @Nullable Throwable> ended) {
    return store.writeKnowingUsers(
        placed(work),
        (committed, failure) -> {
          handOver(committed, failure);
          ended.accept(committed, failure);
        });
  }

  private Function<Tables, Committed> placed(Function<Tables, Committed> work) {
    return tables -> placement.write(tables, work.apply(tables));
  }

  private void handOver(@Nullable Committed committed, @Nullable Throwable failure) {
    if (outbox != null && committed != null) {
      outbox.add(committed);
    } else if (outbox != null) {
      outbox.doubt(); // it may have been committed, and only the confirmation was lost
    }
  }
}
