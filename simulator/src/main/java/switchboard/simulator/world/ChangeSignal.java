package switchboard.simulator.world;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for changes instead of sleeping. */
public final class ChangeSignal {
  private ChangeSignal() {}

  /**
   * Calls {@code look} after every change until it returns a value.
   *
   * @param reality describes the actual state for the error message
   */
  public static <T> T until(
      World world, Supplier<@Nullable T> look, Duration patience, Supplier<String> reality) {
    world.lock.lock();
    try {
      long left = patience.toNanos();
      while (true) {
        T found = look.get();
        if (found != null) {
          return found;
        }
        if (left <= 0) {
          throw new IllegalStateException("Waited " + patience + " but " + reality.get());
        }
        left = world.changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    } finally {
      world.lock.unlock();
    }
  }
}
