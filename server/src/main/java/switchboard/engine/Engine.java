package switchboard.engine;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.Worker;
import switchboard.brain.Decider;
import switchboard.outbox.CommitPipeline;
import switchboard.outbox.Committed;
import switchboard.outbox.Meter;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Commits waiting updates in batches. A batch is submitted to the store when an update arrives and
 * none is waiting there; when its turn comes, it takes all updates that have arrived until then,
 * sorted by update id. So each user's updates stay in order, and the store never waits. The engine
 * thread handles the outcomes.
 */
public final class Engine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int MAX_IN_A_BATCH = 256;

  private final Inbox inbox;
  private final Store store;
  private final Supplier<Decider> brain;
  private final CommitPipeline pipeline;
  private final Outcomes outcomes;
  private final OneByOne alone;
  private final LinkedBlockingQueue<TakenBatch> ended = new LinkedBlockingQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicBoolean isSubmitted = new AtomicBoolean();

  /** Whether new updates wait, because those of a failed batch are being retried one by one. */
  private volatile boolean isRepairing;

  private final Worker worker = new Worker("engine", this::run);

  /**
   * @param brain asked once for each batch
   */
  public Engine(
      Inbox inbox,
      Store store,
      Supplier<Decider> brain,
      CommitPipeline pipeline,
      Meter meter,
      InstantSource clock) {
    this.inbox = inbox;
    this.store = store;
    this.brain = brain;
    this.pipeline = pipeline;
    outcomes = new Outcomes(store, meter, clock);
    alone = new OneByOne(store, brain, pipeline, new Quarantine(store, meter, clock), outcomes);
  }

  public void start() {
    worker.start();
    inbox.onArrival(this::submit);
    submitWaiting();
  }

  /** The outcomes of the latest updates. */
  public Outcomes outcomes() {
    return outcomes;
  }

  /** Stops accepting updates, handles the queued ones and stops the worker. */
  @Override
  public void close() {
    inbox.close();
    worker.close();
  }

  private void submit() {
    if (!isRepairing && isSubmitted.compareAndSet(false, true)) {
      underWay.incrementAndGet();
      var batch = new TakenBatch();
      var _ = pipeline.submit(batch::handle, batch::end);
    }
  }

  private void submitWaiting() {
    if (inbox.size() > 0) {
      submit();
    }
  }

  /** A batch on the store's writer thread, until it ends. */
  private final class TakenBatch {

    private List<ReceivedUpdate> updates = List.of();
    private long begun;
    private @Nullable Committed outcome;
    private @Nullable RuntimeException failure;

    /** May be called again, after a rollback. */
    Committed handle(Tables tables) {
      take();
      return updates.isEmpty()
          ? Committed.NOTHING
          : new Batch(store, tables, brain.get()).handle(updates);
    }

    void take() {
      if (updates.isEmpty() && !isRepairing) {
        isSubmitted.set(false);
        begun = System.nanoTime();
        updates = inbox.take(MAX_IN_A_BATCH);
        updates.sort(Comparator.comparingLong(ReceivedUpdate::updateId));
        submitWaiting();
      }
    }

    void end(@Nullable Committed committed, @Nullable Throwable reason) {
      outcome = committed;
      if (reason != null) {
        failure = reason instanceof RuntimeException e ? e : new CompletionException(reason);
        isRepairing = true; // before the store begins the next one
      }
      ended.add(this);
    }
  }

  private void run() {
    while (!worker.isStopping() || inbox.size() > 0 || underWay.get() > 0) {
      try {
        finish(ended.take());
      } catch (InterruptedException e) {
        // interrupted by close(); the loop condition decides
      }
    }
  }

  private void finish(TakenBatch batch) {
    underWay.decrementAndGet();
    if (batch.failure != null) {
      repair(batch, batch.failure);
    } else if (batch.outcome != null && !batch.updates.isEmpty()) {
      outcomes.committed(batch.updates, batch.outcome, batch.begun);
    }
  }

  private void repair(TakenBatch batch, RuntimeException failure) {
    if (failure instanceof StoreUnavailableException e) {
      outcomes.refused(batch.updates.isEmpty() ? inbox.take(MAX_IN_A_BATCH) : batch.updates, e);
    } else {
      LOG.atWarn()
          .addKeyValue("updates", batch.updates.size())
          .addKeyValue("error", Quarantine.describe(failure))
          .log("Batch failed; retrying its updates one by one");
      batch.updates.forEach(alone::handle);
    }
    isRepairing = false;
    isSubmitted.set(false);
    submitWaiting();
  }
}
