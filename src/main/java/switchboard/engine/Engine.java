package switchboard.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.store.Rows;
import switchboard.store.Store;
import switchboard.store.StoreUnavailable;

/**
 * Takes all updates that wait as one batch, commits it, lets the callers go and passes the replies
 * on. One batch at a time, by update number, so that what one person does stays in order.
 */
public final class Engine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int MOST_IN_A_BATCH = 256;

  private final Inbox inbox;
  private final Store store;
  private final Deciding brain;
  private final Outbox outbox;
  private final Meter meter;
  private final InstantSource clock;
  private volatile @Nullable Instant lastInlineTap;
  private final Worker worker = new Worker("engine", this::run);

  public Engine(
      Inbox inbox, Store store, Deciding brain, Outbox outbox, Meter meter, InstantSource clock) {
    this.inbox = inbox;
    this.store = store;
    this.brain = brain;
    this.outbox = outbox;
    this.meter = meter;
    this.clock = clock;
  }

  public void start() {
    worker.start();
  }

  /** When a tap last came without its message. */
  public Optional<Instant> lastInlineTap() {
    return Optional.ofNullable(lastInlineTap);
  }

  /** Takes nothing more in, handles what is there, ends. */
  @Override
  public void close() {
    inbox.close();
    worker.close();
  }

  private void run() {
    while (!worker.isStopping() || inbox.size() > 0) {
      try {
        var batch = inbox.take(MOST_IN_A_BATCH);
        batch.sort(Comparator.comparingLong(Received::updateId));
        handle(batch);
      } catch (InterruptedException e) {
        // close() wakes us: the loop's condition decides
      }
    }
  }

  private void handle(List<Received> batch) {
    try {
      finish(batch, commit(batch));
    } catch (StoreUnavailable e) {
      batch.forEach(received -> received.committed().completeExceptionally(e));
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("updates", batch.size())
          .addKeyValue("error", describe(e))
          .log("A batch could not be handled as a whole; its updates are tried one by one");
      batch.forEach(this::handleAlone);
    }
  }

  /** Where not even the quarantine takes it, Telegram keeps it; the next ones get their turn. */
  private void handleAlone(Received received) {
    try {
      finish(List.of(received), commitOrQuarantine(received));
    } catch (StoreUnavailable e) {
      received.committed().completeExceptionally(e);
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("update_id", received.updateId())
          .addKeyValue("error", describe(e))
          .log("An update could be neither handled nor put into quarantine");
      received.committed().completeExceptionally(e);
    }
  }

  private Batch.Outcome commitOrQuarantine(Received received) {
    try {
      return commit(List.of(received));
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      quarantine(received, e);
      return Batch.Outcome.NOTHING;
    }
  }

  private void finish(List<Received> batch, Batch.Outcome outcome) {
    batch.forEach(received -> received.committed().complete(null));
    batch.forEach(this::look);
    LOG.atInfo()
        .addKeyValue("updates", batch.size())
        .addKeyValue("kind", batch.getFirst().origin().kind())
        .addKeyValue("update_id", batch.getFirst().updateId())
        .addKeyValue("new", outcome.handled().size())
        .addKeyValue("replies", outcome.replies().size())
        .log("Handled");
  }

  private void look(Received received) {
    if (received.isInlineTap()) {
      lastInlineTap = received.origin().receivedAt();
    }
  }

  private Batch.Outcome commit(List<Received> batch) {
    long begun = System.nanoTime();
    var outcome =
        outbox.handOver(
            () -> store.writeNow(tables -> new Batch(tables, brain, store.rowIds()).handle(batch)));
    var took = Duration.ofNanos(System.nanoTime() - begun);
    meter.committed(Batch.kinds(batch), outcome.handled(), took);
    return outcome;
  }

  private void quarantine(Received received, RuntimeException failure) {
    var from = received.origin();
    var person = from.person();
    var row =
        new Rows.Quarantined(
            from.updateId(),
            person == null ? null : person.id().value(),
            from.kind(),
            received.payload(),
            describe(failure),
            "held",
            1,
            from.receivedAt(),
            clock.instant());
    store.writeNow(tables -> {
      var seen = new Rows.Seen(from.updateId(), from.kind(), from.receivedAt());
      tables.seenUpdates().add(List.of(seen));
      tables.quarantine().add(List.of(row));
      return row;
    });
    meter.quarantined(from.kind());
    LOG.atError()
        .addKeyValue("update_id", from.updateId())
        .addKeyValue("kind", from.kind())
        .addKeyValue("error", row.error())
        .log("An update could not be handled and is in quarantine");
  }

  /** Where and what, without the message: it may hold what people wrote. */
  static String describe(Throwable failure) {
    // The store hands an Error on in a wrapping of its own.
    var cause = failure.getCause();
    var told = failure instanceof CompletionException && cause != null ? cause : failure;
    var trace = told.getStackTrace();
    return told.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
