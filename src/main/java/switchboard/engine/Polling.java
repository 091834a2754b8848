package switchboard.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fetching that can be begun and ended more than once. */
final class Polling implements AutoCloseable {

  private final Supplier<Poller> pollers;
  private @Nullable Poller poller;
  private boolean closed;

  Polling(Supplier<Poller> pollers) {
    this.pollers = pollers;
  }

  synchronized void start() {
    if (!closed && poller == null) {
      poller = pollers.get();
      poller.start();
    }
  }

  /**
   * Ends it. What was fetched is on the disk when this returns, or comes again.
   *
   * @return whether it was on
   */
  synchronized boolean stop() {
    var running = poller;
    poller = null;
    if (running != null) {
      running.close();
    }
    return running != null;
  }

  @Override
  public synchronized void close() {
    closed = true;
    stop();
  }
}
