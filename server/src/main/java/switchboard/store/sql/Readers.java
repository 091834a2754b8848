package switchboard.store.sql;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Pool of reader threads, each with its own connection; they see committed data only. */
public final class Readers<T> implements AutoCloseable {

  private final ConnectionFactory<T> connections;
  private final ExecutorService threads;
  private final ConcurrentLinkedQueue<DatabaseConnection<T>> idle = new ConcurrentLinkedQueue<>();

  public Readers(ConnectionFactory<T> connections, int count) {
    this.connections = connections;
    threads =
        Executors.newFixedThreadPool(count, Thread.ofPlatform().name("store-reader-", 1).factory());
  }

  public <R> CompletableFuture<R> submit(Function<T, R> work) {
    return CompletableFuture.supplyAsync(() -> read(work), threads);
  }

  private <R> R read(Function<T, R> work) {
    DatabaseConnection<T> link = null;
    try {
      link = begin();
      var result = work.apply(link.tables());
      link.commit();
      idle.add(link);
      return result;
    } catch (SQLException | RuntimeException e) {
      if (link != null) {
        link.close();
      }
      if (e instanceof RuntimeException bug && !connections.database().isBroken(e)) {
        throw bug;
      }
      throw connections.database().unavailable(e);
    }
  }

  /** Begins a transaction; connections that were lost while they were idle are discarded. */
  private DatabaseConnection<T> begin() throws SQLException {
    for (var link = idle.poll(); link != null; link = idle.poll()) {
      try {
        link.beginReading();
        return link;
      } catch (SQLException e) {
        link.close();
        if (!connections.database().isDisconnected(e)) {
          throw e;
        }
      }
    }
    var fresh = connections.open();
    fresh.beginReading();
    return fresh;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    idle.forEach(DatabaseConnection::close);
  }
}
