package switchboard.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sql.WriteFault;

/**
 * Commits waiting updates in batches, then releases their callers and hands replies to the outbox.
 * One batch at a time, sorted by update id, so that each user's updates stay in order.
 */
public final class Engine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int MAX_IN_A_BATCH = 256;

  /** Telegram's pauses between attempts grow to this. */
  private static final Duration REPEATED = Duration.ofMinutes(2);

  private record Refusal(WriteFault fault, Instant at) {}

  private final Inbox inbox;
  private final Store store;
  private final Supplier<Decider> brain;
  private final CommitPipeline pipeline;
  private final Meter meter;
  private final Quarantine quarantine;
  private final InstantSource clock;
  private volatile @Nullable Refusal lastRefusal;
  private final WaitingCallers callers = new WaitingCallers();

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
    this.meter = meter;
    this.clock = clock;
    quarantine = new Quarantine(store, meter, clock);
  }

  public void start() {
    worker.start();
  }

  /** When a callback query last arrived without its message. */
  public Optional<Instant> lastInlineTap() {
    return callers.lastInlineTap();
  }

  /**
   * Why the latest updates were not stored, if that was within the time after which Telegram has
   * sent them again. A small write may succeed meanwhile, such as one on a disk that is full.
   */
  public Optional<WriteFault> storeFault() {
    return Optional.ofNullable(lastRefusal)
        .filter(refusal -> refusal.at().plus(REPEATED).isAfter(clock.instant()))
        .map(Refusal::fault);
  }

  /** Stops accepting updates, handles the queued ones and stops the worker. */
  @Override
  public void close() {
    inbox.close();
    worker.close();
  }

  private void run() {
    while (!worker.isStopping() || inbox.size() > 0) {
      try {
        var batch = inbox.take(MAX_IN_A_BATCH);
        batch.sort(Comparator.comparingLong(ReceivedUpdate::updateId));
        handle(batch);
        if (inbox.size() == 0) {
          callers.release();
        }
      } catch (InterruptedException e) {
        // interrupted by close(); the loop condition decides
      }
    }
  }

  private void handle(List<ReceivedUpdate> batch) {
    try {
      callers.add(batch, commit(batch));
    } catch (StoreUnavailableException e) {
      batch.forEach(received -> received.committed().completeExceptionally(e));
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("updates", batch.size())
          .addKeyValue("error", Quarantine.describe(e))
          .log("Batch failed; retrying its updates one by one");
      batch.forEach(this::handleAlone);
    }
  }

  /**
   * Handles one update. If even the quarantine fails, Telegram keeps the update, and the next ones
   * proceed.
   */
  private void handleAlone(ReceivedUpdate received) {
    try {
      callers.add(List.of(received), commitOrQuarantine(received));
    } catch (StoreUnavailableException e) {
      received.committed().completeExceptionally(e);
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("update_id", received.updateId())
          .addKeyValue("error", Quarantine.describe(e))
          .log("Update failed and could not be quarantined; Telegram will send it again");
      received.committed().completeExceptionally(e);
    }
  }

  private Committed commitOrQuarantine(ReceivedUpdate received) {
    try {
      return commit(List.of(received));
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      quarantine.hold(received, e);
      return Committed.NOTHING;
    }
  }

  private Committed commit(List<ReceivedUpdate> batch) {
    long begun = System.nanoTime();
    var outcome = store(batch);
    long took = System.nanoTime() - begun;
    meter.committed(Batch.kinds(batch), outcome.handled(), Duration.ofNanos(took));
    return outcome;
  }

  private Committed store(List<ReceivedUpdate> batch) {
    var decider = brain.get();
    try {
      var outcome =
          pipeline.commitKnowingUsers(
              tables -> new Batch(store, tables, decider).handle(batch), callers::release);
      lastRefusal = null;
      return outcome;
    } catch (StoreUnavailableException e) {
      lastRefusal = new Refusal(store.database().fault(e), clock.instant());
      throw e;
    }
  }
}
