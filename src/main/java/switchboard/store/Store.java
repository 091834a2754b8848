package switchboard.store;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * The database of a data folder. Work is handed in and runs on the store's own threads; callers get
 * a future. What fails because of the database ends in {@link StoreUnavailable}.
 */
public final class Store implements AutoCloseable {

  private static final int READERS = 2;

  private final Writer writer;
  private final Readers readers;
  private final OutboxIds outboxIds;

  private Store(Writer writer, Readers readers, OutboxIds outboxIds) {
    this.writer = writer;
    this.readers = readers;
    this.outboxIds = outboxIds;
  }

  /** Opens the embedded database in the file, brings its schema up to date, starts the threads. */
  public static Store open(Path file) {
    var sqlite = new Sqlite(file);
    sqlite.migrate();
    var writer = new Writer(sqlite::connect);
    var readers = new Readers(sqlite::connect, READERS);
    var highest = await(writer.submit(tables -> tables.outbox().highestId()));
    return new Store(writer, readers, new OutboxIds(highest));
  }

  /**
   * Runs the work in a transaction that others may share; the future completes after the commit.
   * Work that throws is undone alone and does not disturb the others.
   */
  public <T> CompletableFuture<T> write(Function<Tables, T> work) {
    return writer.submit(work);
  }

  /**
   * The same, waiting for the commit.
   *
   * @throws StoreUnavailable when the database failed; what the work itself throws comes as it is
   */
  public <T> T writeNow(Function<Tables, T> work) {
    return await(write(work));
  }

  /** Runs the work on a reader's connection; it sees what is committed. */
  public <T> CompletableFuture<T> read(Function<Tables, T> work) {
    return readers.submit(work);
  }

  /**
   * The same, waiting for the result.
   *
   * @throws StoreUnavailable when the database failed; what the work itself throws comes as it is
   */
  public <T> T readNow(Function<Tables, T> work) {
    return await(read(work));
  }

  private static <T> T await(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Numbers for rows of the outbox, rising and never given twice. */
  public OutboxIds outboxIds() {
    return outboxIds;
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
