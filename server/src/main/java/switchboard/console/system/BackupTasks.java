package switchboard.console.system;

import static switchboard.base.Sentence.sentence;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import switchboard.base.UserErrorException;
import switchboard.console.BotOperations;
import switchboard.store.backup.Backup;

/**
 * Runs the backup operations of pages one at a time, on a platform thread: on a virtual thread, the
 * database would pin the carrier all the time.
 */
@Component
class BackupTasks implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 3;

  private final BotOperations desk;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("backups-of-pages").factory());

  BackupTasks(BotOperations desk) {
    this.desk = desk;
  }

  /**
   * Runs an operation and waits for it. Its exceptions are rethrown unchanged.
   *
   * @throws UserErrorException when backups are off
   */
  <T> T await(Function<Backup, T> work) {
    var backup =
        desk.backup().orElseThrow(() -> UserErrorException.notFound(sentence("backups.error.disabled")));
    try {
      return CompletableFuture.supplyAsync(() -> work.apply(backup), thread).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Cancels a running operation. Incomplete files do not count as a backup. */
  @Override
  public void close() {
    thread.shutdownNow();
    desk.backup().ifPresent(Backup::cancel);
    try {
      thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
