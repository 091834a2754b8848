package switchboard.testing;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, however long it takes within reason. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Pauses grow: many conditions are requests or queries, which take processor time. */
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(40);

  private Eventually() {}

  public static void holds(String what, BooleanSupplier condition) {
    holds(what, PATIENCE, condition);
  }

  public static void holds(String what, Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    long pause = SHORTEST_PAUSE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("still not so: " + what);
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(pause + pause / 4, LONGEST_PAUSE.toNanos());
    }
  }

  /** Waits for rows that are written after the response, as audit entries of read access are. */
  public static void has(Supplier<List<String>> rows, String... wanted) {
    var all = List.of(wanted);
    holds("there is " + all, () -> rows.get().containsAll(all));
  }
}
