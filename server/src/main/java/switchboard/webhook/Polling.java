package switchboard.webhook;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Long polling that can be started and stopped repeatedly. */
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
   * Stops polling. Fetched updates are on disk when this returns; Telegram sends any others again.
   *
   * @return whether polling was running
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
