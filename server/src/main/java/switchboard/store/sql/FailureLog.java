package switchboard.store.sql;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs failed transactions: the first at once, further ones once a minute with their number, and
 * when they succeed again. Not thread-safe.
 */
final class FailureLog {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final long EVERY_NANOS = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanos;
  private long last;
  private int unlogged;
  private boolean isFailing;

  /**
   * @param nanos a clock that nobody sets, such as {@link System#nanoTime}
   */
  FailureLog(LongSupplier nanos) {
    this.nanos = nanos;
    last = nanos.getAsLong() - EVERY_NANOS;
  }

  void failed(Throwable failure) {
    if (!isDue()) {
      unlogged++;
      return;
    }
    LOG.atError()
        .addKeyValue("reason", failure.getMessage())
        .addKeyValue("unlogged", unlogged)
        .log("Transaction failed and was rolled back");
    logged(true);
  }

  void succeeded() {
    if (isFailing || (unlogged > 0 && isDue())) {
      LOG.atInfo().addKeyValue("unlogged", unlogged).log("Transactions succeed again");
      logged(false);
    }
  }

  private boolean isDue() {
    return nanos.getAsLong() - last >= EVERY_NANOS;
  }

  private void logged(boolean failing) {
    if (failing || !isFailing) {
      last = nanos.getAsLong();
    }
    isFailing = failing;
    unlogged = 0;
  }
}
