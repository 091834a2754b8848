package switchboard.media;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Limits what all downloads together receive in a second. */
final class Throttle {

  private static final long SECOND = 1_000_000_000;

  private final long bytesASecond;
  private final LongSupplier nanos;
  private final LongConsumer pause;
  private long free;

  Throttle(long bytesASecond) {
    this(bytesASecond, System::nanoTime, LockSupport::parkNanos);
  }

  Throttle(long bytesASecond, LongSupplier nanos, LongConsumer pause) {
    this.bytesASecond = bytesASecond;
    this.nanos = nanos;
    this.pause = pause;
    free = nanos.getAsLong();
  }

  /** Waits until it is the turn of these bytes. */
  void pass(int bytes) {
    long wait = turn(bytes) - nanos.getAsLong();
    if (wait > 0) {
      pause.accept(wait);
    }
  }

  private synchronized long turn(int bytes) {
    long begin = Math.max(free, nanos.getAsLong());
    free = begin + bytes * SECOND / bytesASecond;
    return begin;
  }
}
