package switchboard.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** At most so many in any span of so long: remembers when the last ones were. For one thread. */
final class Window {

  private final int most;
  private final Duration span;
  private final ArrayDeque<Instant> taken = new ArrayDeque<>();

  Window(int most, Duration span) {
    this.most = most;
    this.span = span;
  }

  /** The first moment, from now on, at which another one is allowed. */
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

  /** Whether nothing in it matters any more. */
  boolean isSpent(Instant now) {
    return taken.isEmpty() || !taken.getLast().plus(span).isAfter(now);
  }
}
