package switchboard.base;

/** A platform thread that runs until closed; closing interrupts and joins it. */
public final class Worker implements AutoCloseable {

  private final Thread thread;
  private volatile boolean stopping;

  public Worker(String name, Runnable work) {
    thread = Thread.ofPlatform().name(name).unstarted(work);
  }

  public void start() {
    thread.start();
  }

  public boolean isStopping() {
    return stopping;
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
