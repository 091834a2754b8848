package switchboard.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** Sliding-window rate limiter. Not thread-safe. */
final class SlidingWindow {

  private final int most;
  private final Duration span;
  private final ArrayDeque<Instant> taken = new ArrayDeque<>();

  SlidingWindow(int most, Duration span) {
    this.most = most;
    this.span = span;
  }

  /** The earliest time, from now on, at which the next event is allowed. */
  Instant nextFree(Instant now) {
    if (taken.size() < most) {
      return now;
    }
    var free = taken.getFirst().plus(span);
    return free.isBefore(now) ? now : free;
  }

  void take(Instant now) {
    if (span.isZero()) {
      return;
    }
    taken.addLast(now);
    if (taken.size() > most) {
      taken.removeFirst();
    }
  }

  /** Whether all recorded events have left the window. */
  boolean isSpent(Instant now) {
    return taken.isEmpty() || !taken.getLast().plus(span).isAfter(now);
  }
}
