package switchboard.engine;

/** A platform thread that runs until closed; closing interrupts and joins it. */
final class Worker implements AutoCloseable {

  private final Thread thread;
  private volatile boolean stopping;

  Worker(String name, Runnable work) {
    thread = Thread.ofPlatform().name(name).unstarted(work);
  }

  void start() {
    thread.start();
  }

  boolean isStopping() {
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
