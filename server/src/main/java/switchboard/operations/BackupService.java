package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import switchboard.base.UserErrorException;
import switchboard.store.backup.Backup;

/**
 * The backups of a running server. Work that an administrator requests runs one at a time, on a
 * platform thread: on a virtual thread, the database would pin the carrier all the time.
 */
public final class BackupService implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 3;

  private final Optional<Backup> backup;
  private final Optional<LatestBackup> last;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("requested-backups").factory());

  /**
   * @param backup empty when backups are off
   * @param last when the last good backup was made, by whichever instance
   */
  public BackupService(Optional<Backup> backup, Optional<LatestBackup> last) {
    this.backup = backup;
    this.last = last;
  }

  /** The existing backups; empty when backups are off. */
  public Optional<Backup> backup() {
    return backup;
  }

  /** When the last good backup was made, by whichever instance. */
  public Optional<Instant> last() {
    return last.flatMap(LatestBackup::get);
  }

  /**
   * Runs an operation and waits for it. Its exceptions are rethrown unchanged.
   *
   * @throws UserErrorException when backups are off
   */
  public <T> T await(Function<Backup, T> work) {
    var enabled =
        backup.orElseThrow(() -> UserErrorException.notFound(sentence("backups.error.disabled")));
    try {
      return CompletableFuture.supplyAsync(() -> work.apply(enabled), thread).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Cancels a running operation. Incomplete files do not count as a backup. */
  @Override
  public void close() {
    thread.shutdownNow();
    backup.ifPresent(Backup::cancel);
    try {
      thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
