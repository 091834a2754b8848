package switchboard.store;

import java.util.concurrent.atomic.AtomicLong;

/** Gives replies their numbers before they are written, so that a batch needs no answer. */
public final class OutboxIds {

  private final AtomicLong last;

  OutboxIds(long highest) {
    last = new AtomicLong(highest);
  }

  public long next() {
    return last.incrementAndGet();
  }
}
