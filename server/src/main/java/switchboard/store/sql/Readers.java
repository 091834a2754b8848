package switchboard.store.sql;

import java.sql.SQLException;
import java.util.Objects;
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
  private final ConcurrentLinkedQueue<KeptConnection<T>> idle = new ConcurrentLinkedQueue<>();

  public Readers(ConnectionFactory<T> connections, int count) {
    this.connections = connections;
    threads =
        Executors.newFixedThreadPool(count, Thread.ofPlatform().name("store-reader-", 1).factory());
  }

  public <R> CompletableFuture<R> submit(Function<T, R> work) {
    return CompletableFuture.supplyAsync(() -> read(work), threads);
  }

  private <R> R read(Function<T, R> work) {
    var link = Objects.requireNonNullElseGet(idle.poll(), () -> new KeptConnection<>(connections));
    try {
      var result =
          link.run(open -> {
            open.beginReading();
            var found = work.apply(open.tables());
            open.commit();
            return found;
          });
      idle.add(link);
      return result;
    } catch (SQLException | RuntimeException e) {
      link.discard();
      if (e instanceof RuntimeException bug && !connections.database().isBroken(e)) {
        throw bug;
      }
      throw connections.database().unavailable(e);
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
    idle.forEach(KeptConnection::discard);
  }
}
