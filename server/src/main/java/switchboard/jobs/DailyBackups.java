package switchboard.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.store.backup.Backup;
import switchboard.store.backup.BackupException;
import switchboard.store.backup.Progress;

/**
 * Daily backups: makes one whenever the last backup, automatic or manual, is older than a day. Of
 * several instances one makes them, but each removes expired ones from its folder.
 */
public final class DailyBackups implements Runnable, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DailyBackups.class);
  private static final Duration EVERY = Duration.ofDays(1);
  private static final Duration AGAIN_AFTER = Duration.ofHours(1);

  private final Backup backup;
  private final Supplier<Optional<Instant>> last;
  private final BooleanSupplier isMine;
  private final InstantSource clock;
  private Instant notBefore = Instant.MIN;
  private volatile boolean stopping;

  public DailyBackups(Backup backup, InstantSource clock) {
    this(backup, backup::last, () -> true, clock);
  }

  /**
   * @param last when the last backup was made, by whichever instance
   * @param isMine whether it is for this instance to make one
   */
  public DailyBackups(
      Backup backup,
      Supplier<Optional<Instant>> last,
      BooleanSupplier isMine,
      InstantSource clock) {
    this.backup = backup;
    this.last = last;
    this.isMine = isMine;
    this.clock = clock;
  }

  /** Makes a backup if one is due. */
  @Override
  public void run() {
    var now = clock.instant();
    if (stopping || now.isBefore(notBefore)) {
      return;
    }
    try {
      backup.removeOld(); // old key backups are removed even when there are no newer ones
      if (isMine.getAsBoolean() && isDue(now)) {
        make();
      }
    } catch (BackupException e) {
      failed(now, e.getMessage());
    } catch (RuntimeException e) {
      failed(now, e.getClass().getName());
    }
  }

  private void failed(Instant now, @Nullable String reason) {
    if (!stopping) {
      notBefore = now.plus(AGAIN_AFTER);
      LOG.atError().addKeyValue("reason", reason).log("Backup failed; it is retried in an hour");
    }
  }

  private boolean isDue(Instant now) {
    return last.get().map(made -> !made.plus(EVERY).isAfter(now)).orElse(true);
  }

  private void make() {
    var start = System.nanoTime();
    var made = backup.make(Progress.NONE);
    LOG.atInfo()
        .addKeyValue("data", made.data().file().getFileName())
        .addKeyValue("keys", made.keys().file().getFileName())
        .addKeyValue("ms", Duration.ofNanos(System.nanoTime() - start).toMillis())
        .log("Backup made");
  }

  /**
   * Cancels a running backup. Its incomplete files do not count as a backup, and the next run
   * removes them.
   */
  @Override
  public void close() {
    stopping = true;
    backup.cancel();
  }
}
