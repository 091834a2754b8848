package switchboard.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import switchboard.store.sql.Database;
import switchboard.store.sql.MetadataDao;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sql.WriteFault;

/**
 * Health probe that commits a row to each database, because only a write detects a full disk or a
 * lock. The data probe goes through the writer, so that a stuck writer is detected; the keys probe
 * has its own connection, so that it blocks no other work. Concurrent callers share one probe.
 */
public final class WriteProbe implements AutoCloseable {

  /** The fact written, with the time as content. */
  static final String PROBE = "probe";

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(1);

  private final Store store;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("write-probe").factory());
  private final AtomicReference<@Nullable CompletableFuture<?>> data = new AtomicReference<>();
  private final AtomicReference<@Nullable CompletableFuture<?>> key = new AtomicReference<>();
  private volatile boolean isMasterCurrent = true;

  public WriteProbe(Store store) {
    this.store = store;
  }

  /** Why the data database cannot be written; empty when it can. */
  public Optional<WriteFault> data(Instant now) {
    return outcome(
        store.database(),
        shared(data, () -> store.writePatiently(tables -> save(tables.metadata(), now))));
  }

  /** Why keys cannot be written; empty when they can. */
  public Optional<WriteFault> keys(Instant now) {
    var written =
        outcome(
            keys(), shared(key, () -> CompletableFuture.runAsync(() -> writeKeys(now), thread)));
    return isMasterCurrent ? written : Optional.of(WriteFault.OTHER_MASTER_KEY);
  }

  /** Free disk space for the databases; empty when unknown. */
  public OptionalLong freeBytes() {
    return store.database().freeBytes();
  }

  private static boolean save(MetadataDao instance, Instant now) {
    instance.save(PROBE, now.toString());
    return true;
  }

  private void writeKeys(Instant now) {
    try (var connection = keys().open();
        var statement = connection.createStatement()) {
      keys().limitWaiting(connection, LOCK_PATIENCE);
      statement.execute(keys().beginWriting());
      statement.execute(
          "INSERT INTO instance (name, content) VALUES ('%s', '%s') ON CONFLICT (name) DO UPDATE SET content = excluded.content"
              .formatted(PROBE, now));
      statement.execute(keys().commit());
    } catch (SQLException e) {
      throw new StoreUnavailableException("The database of keys cannot be written", e);
    }
    isMasterCurrent = store.keys().isMasterCurrent();
  }

  private Database keys() {
    return store.keys().database().product();
  }

  private interface Start {
    CompletableFuture<?> now();
  }

  private static CompletableFuture<?> shared(
      AtomicReference<@Nullable CompletableFuture<?>> last, Start start) {
    synchronized (last) {
      var running = last.get();
      if (running != null && !running.isDone()) {
        return running;
      }
      var started = start.now();
      last.set(started);
      return started;
    }
  }

  private static Optional<WriteFault> outcome(Database database, CompletableFuture<?> work) {
    try {
      work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(database.fault(e));
    } catch (TimeoutException e) {
      return Optional.of(WriteFault.SLOW);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(WriteFault.SLOW);
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
