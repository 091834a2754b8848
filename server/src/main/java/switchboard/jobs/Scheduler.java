package switchboard.jobs;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs, each with a thread of its own, so that a slow one delays no other. A job that fails
 * runs again at its next time.
 */
public final class Scheduler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  private final ScheduledExecutorService threads;

  private Scheduler(int size) {
    threads = Executors.newScheduledThreadPool(size, Thread.ofPlatform().name("job-", 1).factory());
  }

  public static Scheduler start(Job... jobs) {
    var scheduler = new Scheduler(jobs.length);
    for (var job : jobs) {
      long millis = job.pause().toMillis();
      var _ =
          scheduler.threads.scheduleWithFixedDelay(
              () -> run(job), millis, millis, TimeUnit.MILLISECONDS);
    }
    return scheduler;
  }

  private static void run(Job job) {
    try {
      job.work().run();
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("job", job.name())
          .addKeyValue("error", e.getClass().getName())
          .log("Job failed; it runs again at its next time");
    }
  }

  /** Waits for running jobs to finish. */
  @Override
  public void close() {
    threads.close();
  }
}
