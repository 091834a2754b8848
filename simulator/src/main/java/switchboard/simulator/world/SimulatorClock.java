package switchboard.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Clock of the simulator: real time plus a growing offset, or a stopped time. All scheduled work
 * uses this clock.
 */
public final class SimulatorClock {
  private record Timer(Instant due, long number, Runnable task) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition turned = lock.newCondition();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparingLong(Timer::number));
  private volatile Duration offset = Duration.ZERO;
  private volatile @Nullable Instant stopped;
  private long number;
  private @Nullable Thread thread;

  SimulatorClock() {}

  public Instant now() {
    var still = stopped;
    return still == null ? Instant.now().plus(offset) : still;
  }

  /** Stops the clock at this time. */
  public void stopAt(Instant time) {
    turn(() -> stopped = time);
  }

  /** Resumes the clock at the time it would show had it not been stopped. */
  public void goOn() {
    turn(() -> stopped = null);
  }

  /** Advances the clock and runs the tasks that become due. */
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("The clock can only be advanced, not by " + step);
    }
    turn(() -> {
      offset = offset.plus(step);
      var still = stopped;
      stopped = still == null ? null : still.plus(step);
    });
  }

  private void turn(Runnable change) {
    lock.lock();
    try {
      change.run();
      turned.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Schedules a short task on the clock's thread. */
  public void after(Duration delay, Runnable task) {
    lock.lock();
    try {
      timers.add(new Timer(now().plus(delay), number++, task));
      if (thread == null) {
        thread = Thread.ofVirtual().name("simulator-clock").start(this::run);
      }
      turned.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (true) {
        awaitDue().task().run();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Timer awaitDue() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        Timer head = timers.peek();
        if (head == null) {
          turned.await();
        } else {
          long wait = Duration.between(now(), head.due()).toNanos();
          if (wait <= 0) {
            return timers.remove();
          }
          long _ = turned.awaitNanos(wait);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  public void close() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
