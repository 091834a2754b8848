package switchboard.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import switchboard.domain.Incoming;

/**
 * Queue of updates waiting for the next batch. It is deliberately short: Telegram keeps updates
 * that do not fit and sends them again.
 */
public final class Inbox {

  private static final int MAX_UPDATES = 4_096;
  private static final long MAX_BYTES = 64L << 20;

  private final LinkedBlockingQueue<ReceivedUpdate> waiting =
      new LinkedBlockingQueue<>(MAX_UPDATES);
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean open = true;
  private volatile Runnable arrival = () -> {};

  /**
   * Enqueues an update.
   *
   * @return a future that completes after the commit; empty when the inbox is full or closed
   */
  public Optional<CompletableFuture<Void>> offer(Incoming incoming, byte[] raw) {
    var received = new ReceivedUpdate(incoming, raw);
    if (!open || bytes.get() + raw.length > MAX_BYTES || !waiting.offer(received)) {
      return Optional.empty();
    }
    bytes.addAndGet(raw.length);
    arrival.run();
    return Optional.of(received.committed());
  }

  /** Sets the listener that is called after each queued update. */
  void onArrival(Runnable listener) {
    arrival = listener;
  }

  /** Takes all that are queued, up to the given number. */
  List<ReceivedUpdate> take(int most) {
    var batch = new ArrayList<ReceivedUpdate>();
    waiting.drainTo(batch, most);
    batch.forEach(received -> bytes.addAndGet(-received.size()));
    return batch;
  }

  public int size() {
    return waiting.size();
  }

  /** Stops accepting updates; queued ones are still handled. */
  void close() {
    open = false;
  }
}
