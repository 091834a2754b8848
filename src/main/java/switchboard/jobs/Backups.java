package switchboard.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.store.Backup;
import switchboard.store.BackupRefused;
import switchboard.store.Progress;

/**
 * Makes a backup each day: whenever it looks and the last one is older than that, whoever made it.
 * On a thread of its own, as a large one takes its time.
 */
public final class Backups implements Runnable, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
  private static final Duration EVERY = Duration.ofDays(1);
  private static final Duration AGAIN_AFTER = Duration.ofHours(1);
  private static final long FIRST_LOOK_MINUTES = 5;
  private static final long LOOK_MINUTES = 10;
  private static final long PATIENCE_SECONDS = 3;

  private final Backup backup;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("backups").factory());
  private Instant notBefore = Instant.MIN;
  private volatile boolean stopping;

  public Backups(Backup backup, InstantSource clock) {
    this.backup = backup;
    this.clock = clock;
  }

  public void start() {
    var _ = timer.scheduleWithFixedDelay(this, FIRST_LOOK_MINUTES, LOOK_MINUTES, TimeUnit.MINUTES);
  }

  /** Looks once. */
  @Override
  public void run() {
    var now = clock.instant();
    if (now.isBefore(notBefore)) {
      return;
    }
    try {
      backup.removeOld(); // keys come of age, whether there are newer ones or not
      if (isDue(now)) {
        make();
      }
    } catch (BackupRefused e) {
      failed(now, e.getMessage());
    } catch (RuntimeException e) {
      failed(now, e.getClass().getName());
    }
  }

  private void failed(Instant now, @Nullable String reason) {
    if (!stopping) {
      notBefore = now.plus(AGAIN_AFTER);
      LOG.atError()
          .addKeyValue("reason", reason)
          .log("There is no new backup; it is tried again in an hour");
    }
  }

  private boolean isDue(Instant now) {
    return backup.last().map(last -> !last.plus(EVERY).isAfter(now)).orElse(true);
  }

  private void make() {
    var start = System.nanoTime();
    var made = backup.make(Progress.NONE);
    LOG.atInfo()
        .addKeyValue("data", made.data().file().getFileName())
        .addKeyValue("keys", made.keys().file().getFileName())
        .addKeyValue("ms", Duration.ofNanos(System.nanoTime() - start).toMillis())
        .log("A backup has been made");
  }

  /** Cuts short what is under way; what that leaves is no backup, and the next run removes it. */
  @Override
  public void close() {
    stopping = true;
    timer.shutdownNow();
    backup.cancel();
    try {
      timer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
