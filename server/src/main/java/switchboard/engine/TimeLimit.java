package switchboard.engine;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

/**
 * Fails futures that are not complete in time. Somebody looks after all of them now and then: a
 * timer for each took a twentieth of the processor time of an update.
 */
final class TimeLimit {

  private record Waiting(CompletableFuture<?> future, long since) {}

  private final long nanos;

  /** The oldest first. */
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

  TimeLimit(Duration limit) {
    nanos = limit.toNanos();
  }

  /** Returns the future. */
  <T> CompletableFuture<T> on(CompletableFuture<T> future) {
    for (var first = waiting.peek();
        first != null && first.future().isDone();
        first = waiting.peek()) {
      waiting.remove(first);
    }
    waiting.add(new Waiting(future, System.nanoTime()));
    return future;
  }

  /** Fails those whose time is over. */
  void look() {
    long now = System.nanoTime();
    for (var first = waiting.peek();
        first != null && now - first.since() > nanos;
        first = waiting.peek()) {
      first.future().completeExceptionally(new TimeoutException());
      waiting.remove(first);
    }
  }
}
