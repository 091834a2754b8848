package switchboard.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import switchboard.store.keys.KeyDatabase;
import switchboard.store.sql.MetadataDao;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;
import switchboard.store.sqlite.WriteFault;

/**
 * Health probe that commits a row to each database, because only a write detects a full disk or a
 * lock. The data probe goes through the writer, so that a stuck writer is detected; the keys probe
 * has its own connection, so that it blocks no other work. Concurrent callers share one probe.
 */
public final class WriteProbe implements AutoCloseable {

  /** The fact written, with the time as content. */
  static final String PROBE = "probe";

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int BUSY_MILLIS = 1_000;

  private final Store store;
  private final Path file;
  private final SqliteDatabase keys;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("write-probe").factory());
  private final AtomicReference<@Nullable CompletableFuture<?>> data = new AtomicReference<>();
  private final AtomicReference<@Nullable CompletableFuture<?>> key = new AtomicReference<>();

  /**
   * @param file the data database
   */
  public WriteProbe(Store store, Path file) {
    this.store = store;
    this.file = file;
    keys = new SqliteDatabase(file.resolveSibling(KeyDatabase.FILE_NAME), Schema.KEYS);
  }

  /** Why the data database cannot be written; empty when it can. */
  public Optional<WriteFault> data(Instant now) {
    return outcome(shared(data, () -> store.write(tables -> save(tables.metadata(), now))));
  }

  /** Why the keys database cannot be written; empty when it can. */
  public Optional<WriteFault> keys(Instant now) {
    return outcome(shared(key, () -> CompletableFuture.runAsync(() -> writeKeys(now), thread)));
  }

  /** Free disk space for the databases; empty when unknown. */
  public OptionalLong freeBytes() {
    try {
      return OptionalLong.of(Files.getFileStore(file).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean save(MetadataDao instance, Instant now) {
    instance.save(PROBE, now.toString());
    return true;
  }

  private void writeKeys(Instant now) {
    try (var connection = keys.open();
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
      statement.execute("BEGIN IMMEDIATE");
      statement.execute(
          "INSERT INTO instance (name, content) VALUES ('%s', '%s') ON CONFLICT (name) DO UPDATE SET content = excluded.content"
              .formatted(PROBE, now));
      statement.execute("COMMIT");
    } catch (SQLException e) {
      throw new StoreUnavailableException("The database of keys cannot be written", e);
    }
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

  private static Optional<WriteFault> outcome(CompletableFuture<?> work) {
    try {
      work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(WriteFault.of(e));
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
