package switchboard.jobs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs periodic jobs, one at a time. A job that fails still runs again at its next time. */
public final class Scheduler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("jobs").factory());

  /**
   * @param pause before the first run and between runs
   */
  public void every(Duration pause, Runnable job) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> run(job), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void run(Runnable job) {
    try {
      job.run();
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("job", job.getClass().getSimpleName())
          .addKeyValue("error", e.getClass().getName())
          .log("Job failed; it runs again at its next time");
    }
  }

  /** Waits for the running job to finish. */
  @Override
  public void close() {
    thread.close();
  }
}
