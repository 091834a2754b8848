package switchboard.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes all work that waits, runs each piece in a savepoint of its
 * own and commits them together, so that one write to the disk pays for all. A platform thread: the
 * database's native calls would hold the carrier of a virtual one.
 */
final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final Link.Opening opening;
  private final Sealing sealing;
  private final Runnable committed;
  private final LinkedBlockingQueue<Task<?>> waiting = new LinkedBlockingQueue<>();
  private final ConcurrentLinkedQueue<CompletableFuture<Boolean>> truncations =
      new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean closed;
  private @Nullable Link<Tables> link;

  /**
   * @param committed hears of each commit; must be quick
   */
  Writer(Link.Opening opening, Sealing sealing, Runnable committed) {
    this.opening = opening;
    this.sealing = sealing;
    this.committed = committed;
    thread = Thread.ofPlatform().name("store-writer").start(this::run);
  }

  <T> CompletableFuture<T> submit(Function<Tables, T> work) {
    var task = new Task<T>(work);
    waiting.add(task);
    if (closed && waiting.remove(task)) {
      task.fail(new StoreUnavailable("The store is closed", new IllegalStateException()));
    }
    return task.done;
  }

  private void run() {
    var tasks = new ArrayList<Task<?>>();
    while (!closed || !waiting.isEmpty()) {
      try {
        tasks.add(waiting.take());
      } catch (InterruptedException e) {
        continue; // close() wakes us: the loop's condition decides
      }
      waiting.drainTo(tasks);
      commit(tasks);
      tasks.clear();
      truncate();
    }
    reopenLater();
  }

  private void commit(List<Task<?>> tasks) {
    try {
      var open = open();
      open.control("BEGIN IMMEDIATE");
      for (var task : tasks) {
        open.control("SAVEPOINT task");
        open.control(task.run(open.tables()) ? "RELEASE task" : "ROLLBACK TO task");
      }
      open.control("COMMIT");
      tasks.forEach(Task::complete);
      committed.run();
    } catch (Throwable e) {
      // Errors and what libraries throw undeclared count too: without this thread all would wait.
      LOG.atError()
          .addKeyValue("reason", e.getMessage())
          .log("The database refused a transaction; nothing of it was written");
      reopenLater();
      var unavailable = opening.unavailable(e);
      tasks.forEach(task -> task.fail(unavailable));
    }
  }

  /** Empties the write-ahead log between two transactions; false when somebody reads in it. */
  CompletableFuture<Boolean> truncateLog() {
    var done = new CompletableFuture<Boolean>();
    truncations.add(done);
    return submit(_ -> true).thenCompose(_ -> done);
  }

  private void truncate() {
    for (var done = truncations.poll(); done != null; done = truncations.poll()) {
      try {
        done.complete(open().truncateLog());
      } catch (SQLException e) {
        reopenLater();
        done.completeExceptionally(opening.unavailable(e));
      }
    }
  }

  private Link<Tables> open() throws SQLException {
    if (link == null) {
      link = new Link<>(opening, sealing, Tables::on);
    }
    return link;
  }

  /** A connection that failed may be out of step with its transaction: it is never used again. */
  private void reopenLater() {
    if (link != null) {
      link.close();
      link = null;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A piece of work, its result until the commit, and who waits for it. */
  private static final class Task<T> {

    private final Function<Tables, T> work;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Throwable failure;

    Task(Function<Tables, T> work) {
      this.work = work;
    }

    /**
     * Whether the work went well; a failure of the database itself is thrown on. Errors count as
     * the work's own: a stack that overflows over one update must not end the writing of all.
     */
    boolean run(Tables tables) {
      try {
        result = work.apply(tables);
        return true;
      } catch (RuntimeException e) {
        if (Link.isBroken(e)) {
          throw e;
        }
        failure = e;
      } catch (Error e) {
        failure = e;
      }
      return false;
    }

    void complete() {
      if (failure != null) {
        done.completeExceptionally(failure);
      } else {
        done.complete(result);
      }
    }

    void fail(RuntimeException reason) {
      done.completeExceptionally(failure != null ? failure : reason);
    }
  }
}
