package switchboard.base;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** Rate limit: at most a number of events in any span of time. Not thread-safe. */
public final class SlidingWindow {

  private int limit;
  private final Duration span;
  private final ArrayDeque<Instant> events = new ArrayDeque<>();

  public SlidingWindow(int limit, Duration span) {
    this.limit = limit;
    this.span = span;
  }

  /** Allows more or fewer events from now on. */
  public void limit(int events) {
    limit = events;
    trim();
  }

  /** The earliest time, from now on, at which the next event is allowed. */
  public Instant nextFree(Instant now) {
    if (events.size() < limit) {
      return now;
    }
    if (limit == 0) {
      return now.plus(span);
    }
    var free = events.getFirst().plus(span);
    return free.isBefore(now) ? now : free;
  }

  /** Counts an event, whether or not it is allowed. */
  public void add(Instant now) {
    if (span.isZero()) {
      return;
    }
    events.addLast(now);
    trim();
  }

  /** Counts an event of the past, if it still matters. */
  public void addEarlier(Instant at, Instant now) {
    if (at.plus(span).isAfter(now)) {
      add(at);
    }
  }

  private void trim() {
    while (events.size() > Math.max(limit, 1)) {
      events.removeFirst();
    }
  }

  /** Counts an event if it is allowed now. */
  public boolean tryAdd(Instant now) {
    boolean free = !nextFree(now).isAfter(now);
    if (free) {
      add(now);
    }
    return free;
  }

  /** Forgets the latest event. */
  public void removeLatest() {
    events.pollLast();
  }

  /** Whether all events have left the window. */
  public boolean isSpent(Instant now) {
    return events.isEmpty() || !events.getLast().plus(span).isAfter(now);
  }
}
