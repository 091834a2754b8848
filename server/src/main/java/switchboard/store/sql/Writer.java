package switchboard.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * The single writer thread, with group commit. It takes all waiting work, runs it in one
 * transaction and commits it, so that one disk sync serves all. Patient work runs last, so that
 * instances change the rows of both kinds in the same order and do not deadlock. If a task fails,
 * the transaction is rolled back and each task runs again in a transaction of its own, so a task
 * must be able to run twice. A platform thread, because SQLite's native calls would pin the carrier
 * of a virtual thread.
 */
public final class Writer<T> implements AutoCloseable {

  /** How often work is repeated that conflicts with other writers of the database. */
  private static final int MAX_CONFLICTS = 8;

  private static final long CONFLICT_PAUSE_NANOS = 5_000_000;

  /** How long patient work waits for other work to share its commit. */
  private static final long PATIENCE_NANOS = 500_000;

  private static final Comparator<Task<?, ?>> PATIENT_LAST =
      Comparator.comparing(task -> task.isPatient);

  private final ConnectionFactory<T> connections;
  private final Transactions transactions;
  private final LinkedBlockingQueue<Task<T, ?>> waiting = new LinkedBlockingQueue<>();
  private final ConcurrentLinkedQueue<CompletableFuture<Boolean>> truncations =
      new ConcurrentLinkedQueue<>();
  private final KeptConnection<T> link;
  private final FailureLog failures = new FailureLog(System::nanoTime);
  private final Thread thread;
  private volatile boolean closed;

  /** Listener for the end of each transaction. Called on the writer thread; must not block. */
  public interface Transactions {

    default void committed() {}

    /** Also when it is unknown whether it was committed. */
    default void rolledBack() {}
  }

  public Writer(ConnectionFactory<T> connections, Transactions transactions) {
    this.connections = connections;
    this.transactions = transactions;
    link = new KeptConnection<>(connections);
    thread = Thread.ofPlatform().name("store-writer").start(this::run);
  }

  public <R> CompletableFuture<R> submit(Function<T, R> work) {
    return submit(work, (_, _) -> {});
  }

  /**
   * Like {@link #submit}.
   *
   * @param ended callback for the result or failure, called on the writer thread before the future
   *     completes, in commit order; must not block
   */
  public <R> CompletableFuture<R> submit(
      Function<T, R> work, BiConsumer<@Nullable R, @Nullable Throwable> ended) {
    return submit(new Task<>(work, false, ended));
  }

  /** Like {@link #submit}, for work that may wait a moment for other work to share its commit. */
  public <R> CompletableFuture<R> submitPatiently(Function<T, R> work) {
    return submit(new Task<>(work, true, (_, _) -> {}));
  }

  private <R> CompletableFuture<R> submit(Task<T, R> task) {
    waiting.add(task);
    if (closed && waiting.remove(task)) {
      task.fail(new StoreUnavailableException("The store is closed", new IllegalStateException()));
    }
    return task.done;
  }

  private void run() {
    var tasks = new ArrayList<Task<T, ?>>();
    while (!closed || !waiting.isEmpty()) {
      try {
        tasks.add(waiting.take());
        waiting.drainTo(tasks);
        awaitCompany(tasks);
      } catch (InterruptedException e) {
        // interrupted by close(); the loop condition decides
      }
      if (tasks.isEmpty()) {
        continue;
      }
      tasks.sort(PATIENT_LAST);
      commit(tasks);
      tasks.clear();
      truncate();
    }
    link.discard();
  }

  private void awaitCompany(List<Task<T, ?>> tasks) throws InterruptedException {
    if (tasks.stream().allMatch(task -> task.isPatient)) {
      var company = waiting.poll(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
      if (company != null) {
        tasks.add(company);
        waiting.drainTo(tasks);
      }
    }
  }

  private void commit(List<Task<T, ?>> tasks) {
    try {
      if (!commitTogether(tasks)) {
        for (var task : tasks) {
          commitTogether(List.of(task));
        }
      }
      failures.succeeded();
    } catch (Throwable e) {
      // Also catches errors and undeclared exceptions: if this thread died, all writes would hang.
      failures.failed(e);
      link.discard();
      transactions.rolledBack();
      var unavailable = connections.database().unavailable(e);
      tasks.forEach(task -> task.fail(unavailable));
    }
  }

  /** Like {@link #tryTogether}, repeated while other writers of the database are in the way. */
  private boolean commitTogether(List<Task<T, ?>> tasks) throws SQLException {
    for (int conflicts = 1; ; conflicts++) {
      try {
        return link.run(open -> tryTogether(open, tasks));
      } catch (SQLException | RuntimeException e) {
        if (conflicts > MAX_CONFLICTS || !connections.database().isConflict(e)) {
          throw e;
        }
        link.open().rollback();
        transactions.rolledBack();
        LockSupport.parkNanos(
            ThreadLocalRandom.current().nextLong(conflicts * CONFLICT_PAUSE_NANOS));
      }
    }
  }

  /** Returns whether the tasks are done; otherwise nothing was written, because one failed. */
  private boolean tryTogether(DatabaseConnection<T> open, List<Task<T, ?>> tasks)
      throws SQLException {
    open.beginWriting();
    var database = connections.database();
    boolean succeeded =
        tasks.stream().allMatch(task -> task.run(open.tables(), database)) && commit(open, tasks);
    if (succeeded) {
      transactions.committed();
    } else {
      open.rollback();
      transactions.rolledBack();
    }
    boolean done = succeeded || tasks.size() == 1;
    if (done) {
      tasks.forEach(Task::complete);
    }
    return done;
  }

  /** Returns false if a statement that was sent with the commit failed: work of some task. */
  private boolean commit(DatabaseConnection<T> open, List<Task<T, ?>> tasks) throws SQLException {
    var database = connections.database();
    try {
      open.commit();
      return true;
    } catch (SQLException e) {
      if (!database.isRemote() || database.isBroken(e) || database.isConflict(e)) {
        throw e;
      }
      tasks.getLast().failure = new UnableToExecuteStatementException(e, null);
      return false;
    }
  }

  /** Truncates the log of past writes between two transactions; false when a reader is active. */
  public CompletableFuture<Boolean> truncateLog() {
    var done = new CompletableFuture<Boolean>();
    truncations.add(done);
    return submit(_ -> true).thenCompose(_ -> done);
  }

  private void truncate() {
    for (var done = truncations.poll(); done != null; done = truncations.poll()) {
      try {
        done.complete(link.open().truncateLog());
      } catch (SQLException e) {
        link.discard();
        done.completeExceptionally(connections.database().unavailable(e));
      }
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

  /** A task, its last outcome until the commit, and the future that callers wait for. */
  private static final class Task<T, R> {

    private final Function<T, R> work;
    private final boolean isPatient;
    private final BiConsumer<@Nullable R, @Nullable Throwable> ended;
    private final CompletableFuture<R> done = new CompletableFuture<>();
    private @Nullable R result;
    private @Nullable Throwable failure;

    Task(
        Function<T, R> work,
        boolean isPatient,
        BiConsumer<@Nullable R, @Nullable Throwable> ended) {
      this.work = work;
      this.isPatient = isPatient;
      this.ended = ended;
    }

    /**
     * Runs the work; returns whether it succeeded. Database failures and conflicts are rethrown.
     * Errors count as the work's own failures: a stack overflow on one update must not stop the
     * writer.
     */
    boolean run(T tables, Database database) {
      failure = null;
      try {
        result = work.apply(tables);
        return true;
      } catch (RuntimeException e) {
        if (database.isBroken(e) || database.isConflict(e)) {
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
        fail(failure);
      } else {
        ended.accept(result, null);
        done.complete(result);
      }
    }

    void fail(RuntimeException reason) {
      fail(failure != null ? failure : (Throwable) reason);
    }

    private void fail(Throwable reason) {
      if (!done.isDone()) {
        ended.accept(null, reason);
        done.completeExceptionally(reason);
      }
    }
  }
}
