package switchboard.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import switchboard.store.Tables;
import switchboard.store.keys.ColumnCipher;

/** Pool of reader threads, each with its own connection; they see committed data only. */
public final class Readers implements AutoCloseable {

  private final SqliteConnection.Opening opening;
  private final ColumnCipher sealing;
  private final ExecutorService threads;
  private final ConcurrentLinkedQueue<SqliteConnection<Tables>> idle =
      new ConcurrentLinkedQueue<>();

  public Readers(SqliteConnection.Opening opening, ColumnCipher sealing, int count) {
    this.opening = opening;
    this.sealing = sealing;
    threads =
        Executors.newFixedThreadPool(count, Thread.ofPlatform().name("store-reader-", 1).factory());
  }

  public <T> CompletableFuture<T> submit(Function<Tables, T> work) {
    return CompletableFuture.supplyAsync(() -> read(work), threads);
  }

  private <T> T read(Function<Tables, T> work) {
    SqliteConnection<Tables> link = null;
    try {
      link = idle.poll();
      if (link == null) {
        link = new SqliteConnection<>(opening, sealing, Tables::on);
      }
      link.control("BEGIN");
      var result = work.apply(link.tables());
      link.control("COMMIT");
      idle.add(link);
      return result;
    } catch (SQLException | RuntimeException e) {
      if (link != null) {
        link.close();
      }
      if (e instanceof RuntimeException bug && !SqliteConnection.isBroken(e)) {
        throw bug;
      }
      throw opening.unavailable(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    idle.forEach(SqliteConnection::close);
  }
}
