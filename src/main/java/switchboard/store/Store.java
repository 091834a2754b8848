package switchboard.store;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
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
    var highest = writer.submit(tables -> tables.outbox().highestId()).join();
    return new Store(writer, readers, new OutboxIds(highest));
  }

  /**
   * Runs the work in a transaction that others may share; the future completes after the commit.
   * Work that throws is undone alone and does not disturb the others.
   */
  public <T> CompletableFuture<T> write(Function<Tables, T> work) {
    return writer.submit(work);
  }

  /** Runs the work on a reader's connection; it sees what is committed. */
  public <T> CompletableFuture<T> read(Function<Tables, T> work) {
    return readers.submit(work);
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
