package switchboard.console.system;

import static switchboard.domain.Sentence.sentence;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import switchboard.console.Desk;
import switchboard.store.Backup;
import switchboard.web.NotFound;

/**
 * What pages have done to backups, one after another on a thread of its own: the database would
 * hold the carrier of a virtual one for as long as it takes.
 */
@Component
class BackupWork implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 3;

  private final Desk desk;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("backups-of-pages").factory());

  BackupWork(Desk desk) {
    this.desk = desk;
  }

  /**
   * Waits for it; what it throws comes as it is.
   *
   * @throws NotFound when no backups are made
   */
  <T> T await(Function<Backup, T> work) {
    var backup =
        desk.backup()
            .orElseThrow(() -> new NotFound(sentence("No backups are made: BACKUP_DIR is off.")));
    try {
      return CompletableFuture.supplyAsync(() -> work.apply(backup), thread).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Cuts short what is under way; what that leaves is no backup. */
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
