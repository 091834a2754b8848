package switchboard.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.outbox.Committed;
import switchboard.outbox.Meter;
import switchboard.store.Store;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sql.WriteFault;

/** Reports the outcome of each batch to waiting callers, metrics and health checks. */
public final class Outcomes {

  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

  /** Telegram's pauses between attempts grow to this. */
  private static final Duration REPEATED = Duration.ofMinutes(2);

  private record Refusal(WriteFault fault, Instant at) {}

  private final Store store;
  private final Meter meter;
  private final InstantSource clock;
  private volatile @Nullable Instant lastInlineTap;
  private volatile @Nullable Refusal lastRefusal;

  Outcomes(Store store, Meter meter, InstantSource clock) {
    this.store = store;
    this.meter = meter;
    this.clock = clock;
  }

  /**
   * The updates are on disk.
   *
   * @param begun by {@link System#nanoTime}
   */
  void committed(List<ReceivedUpdate> batch, Committed outcome, long begun) {
    lastRefusal = null;
    var took = Duration.ofNanos(System.nanoTime() - begun);
    meter.committed(Batch.kinds(batch), outcome.handled(), took);
    for (var received : batch) {
      received.committed().complete(null);
      if (received.isInlineTap()) {
        lastInlineTap = received.origin().receivedAt();
      }
    }
    LOG.atInfo()
        .addKeyValue("updates", batch.size())
        .addKeyValue("kind", batch.getFirst().origin().kind())
        .addKeyValue("update_id", batch.getFirst().updateId())
        .addKeyValue("new", outcome.handled().size())
        .addKeyValue("replies", outcome.replies().size())
        .log("Updates handled");
  }

  /** The store failed; Telegram will send the updates again. */
  void refused(List<ReceivedUpdate> batch, StoreUnavailableException e) {
    lastRefusal = new Refusal(store.database().fault(e), clock.instant());
    failed(batch, e);
  }

  /** Telegram will send the updates again. */
  void failed(List<ReceivedUpdate> batch, RuntimeException e) {
    batch.forEach(received -> received.committed().completeExceptionally(e));
  }

  /** When a callback query last arrived without its message. */
  public Optional<Instant> lastInlineTap() {
    return Optional.ofNullable(lastInlineTap);
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
}
