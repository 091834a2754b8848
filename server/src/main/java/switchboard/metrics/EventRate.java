package switchboard.metrics;

/** Events per second, over the last ten whole seconds. */
final class EventRate {

  private static final int SECONDS = 10;
  private static final long NANOS = 1_000_000_000L;

  private final long[] counts = new long[SECONDS + 1];
  private long newest = Long.MIN_VALUE / 2;

  /**
   * @param now on the scale of {@link System#nanoTime}
   */
  synchronized void add(int count, long now) {
    turn(now / NANOS);
    counts[Math.floorMod(newest, counts.length)] += count;
  }

  synchronized double perSecond(long now) {
    turn(now / NANOS);
    long all = 0;
    for (int i = 1; i <= SECONDS; i++) {
      all += counts[Math.floorMod(newest - i, counts.length)];
    }
    return (double) all / SECONDS;
  }

  /** Clears the counters of the seconds since the last event. */
  private void turn(long second) {
    long from = Math.max(newest + 1, second - counts.length + 1);
    for (long empty = from; empty <= second; empty++) {
      counts[Math.floorMod(empty, counts.length)] = 0;
    }
    newest = Math.max(newest, second);
  }
}
