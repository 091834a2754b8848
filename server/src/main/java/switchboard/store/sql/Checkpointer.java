package switchboard.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.base.Worker;

/**
 * Checkpoints the write-ahead log on a thread and connection of its own, so that commits do not
 * wait. When the log reaches its size limit, the writer checkpoints the rest. Idle for a remote
 * database.
 */
public final class Checkpointer implements AutoCloseable {

  /** Some 2,000 pages when many updates share a commit. */
  private static final int COMMITS = 25;

  private final Database database;
  private final Semaphore due = new Semaphore(0);
  private final Worker worker = new Worker("checkpointer", this::run);
  private int commits;

  public Checkpointer(Database database) {
    this.database = database;
    if (!database.isRemote()) {
      worker.start();
    }
  }

  /** Called by the writer after each commit. */
  public void committed() {
    if (++commits == COMMITS) {
      commits = 0;
      due.release();
    }
  }

  private void run() {
    @Nullable Connection connection = null;
    while (!worker.isStopping()) {
      try {
        due.acquire();
        due.drainPermits();
        connection = connection == null ? database.open() : connection;
        checkpoint(connection);
      } catch (InterruptedException e) {
        // interrupted by close(); the loop condition decides
      } catch (SQLException e) {
        close(connection); // the writer gets the same fault and reports it
        connection = null;
      }
    }
    close(connection);
  }

  private synchronized void checkpoint(Connection connection) throws SQLException {
    database.checkpoint(connection);
  }

  /** Runs work that fails while a checkpoint is running. */
  public synchronized <R> R without(Supplier<R> work) {
    return work.get();
  }

  private static void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // The connection is discarded.
      }
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
