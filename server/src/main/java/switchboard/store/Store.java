package switchboard.store;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKeyException;
import switchboard.store.keys.KeyRing;
import switchboard.store.keys.KeyRingCipher;
import switchboard.store.sql.Checkpointer;
import switchboard.store.sql.ConnectionFactory;
import switchboard.store.sql.Database;
import switchboard.store.sql.Readers;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sql.Writer;

/**
 * The database of a data folder. Work runs on the store's own threads; callers get a future.
 * Database failures are reported as {@link StoreUnavailableException}.
 */
public final class Store implements AutoCloseable {

  /** File name of the data database. */
  public static final String DATABASE = "switchboard.db";

  private static final int READERS = 2;

  private final Database database;
  private final Writer<Tables> writer;
  private final Readers<Tables> readers;
  private final KeyRing keys;
  private final AuditMarker auditMarker;
  private final CountedIds countedIds;
  private final RecentUsers recentUsers;
  private final Checkpointer checkpointer;
  private final AtomicBoolean figures;
  private final StaffIds staff = new StaffIds();

  private Store(
      Database database,
      Writer<Tables> writer,
      Readers<Tables> readers,
      KeyRing keys,
      AuditMarker auditMarker,
      CountedIds countedIds,
      RecentUsers recentUsers,
      Checkpointer checkpointer,
      AtomicBoolean figures) {
    this.database = database;
    this.writer = writer;
    this.readers = readers;
    this.keys = keys;
    this.auditMarker = auditMarker;
    this.countedIds = countedIds;
    this.recentUsers = recentUsers;
    this.checkpointer = checkpointer;
    this.figures = figures;
  }

  /** Like {@link #open(Databases, KeySource)}, in an SQLite file with the keys beside it. */
  public static Store open(Path file, KeySource master) {
    return open(new Databases.Embedded(file), master);
  }

  /**
   * Opens the two databases, migrates both schemas and starts the threads.
   *
   * @throws StoreUnavailableException when a restore is running or was interrupted
   * @throws MasterKeyException when the master key is missing or wrong, or the two databases do not
   *     belong together; nothing was changed then
   */
  public static Store open(Databases databases, KeySource master) {
    databases.demandPair();
    return open(databases.data(), KeyRing.open(databases.keys(), master));
  }

  /**
   * Migrates the schema of the database and starts the threads. Closes the keys with the store, and
   * when this fails.
   */
  public static Store open(Database database, KeyRing keys) {
    try {
      return start(database, keys);
    } catch (RuntimeException e) {
      keys.close();
      throw e;
    }
  }

  private static Store start(Database database, KeyRing keys) {
    database.migrate();
    var figures = new AtomicBoolean(true);
    var connections = connections(database, keys, figures::get);
    var readers = new Readers<>(connections, READERS);
    var marker = new AuditMarker(keys, readers);
    var recent = new RecentUsers(database);
    var checkpointer = new Checkpointer(database);
    var writer = new Writer<>(connections, new Ends(marker, recent, checkpointer));
    try {
      var ids = await(writer.submit(tables -> begin(tables, keys)));
      var store =
          new Store(database, writer, readers, keys, marker, ids, recent, checkpointer, figures);
      store.staff.read(store.readNow(tables -> tables.staff().ids()));
      return store;
    } catch (RuntimeException e) {
      writer.close();
      checkpointer.close();
      marker.close();
      readers.close();
      throw e;
    }
  }

  /** Connections to a data database that is encrypted with these keys. */
  public static ConnectionFactory<Tables> connections(Database database, KeyRing keys) {
    return connections(database, keys, () -> true);
  }

  private static ConnectionFactory<Tables> connections(
      Database database, KeyRing keys, BooleanSupplier figures) {
    return new ConnectionFactory<>(
        database, new KeyRingCipher(keys), handle -> new Tables(handle, keys, figures));
  }

  private record Ends(AuditMarker marker, RecentUsers recent, Checkpointer checkpointer)
      implements Writer.Transactions {

    @Override
    public void committed() {
      marker.committed();
      checkpointer.committed();
    }

    @Override
    public void rolledBack() {
      recent.clear();
    }
  }

  private static CountedIds begin(Tables tables, KeyRing keys) {
    if (tables.metadata().find(KeyRing.KEYS).isEmpty()) {
      tables.metadata().save(KeyRing.KEYS, keys.name());
    }
    if (tables.auditLog().last().isEmpty()) {
      keys.database().auditMarks().begin(keys.prints());
    }
    return new CountedIds(tables);
  }

  /**
   * Runs the work in a transaction that may be shared; the future completes after the commit. Work
   * that throws is rolled back alone, without affecting the rest.
   */
  public <T> CompletableFuture<T> write(Function<Tables, T> work) {
    return write(work, (_, _) -> {});
  }

  /**
   * Like {@link #write}.
   *
   * @param ended callback for the result or failure, called on the writer thread in commit order;
   *     must not block
   */
  public <T> CompletableFuture<T> write(
      Function<Tables, T> work, BiConsumer<@Nullable T, @Nullable Throwable> ended) {
    return writer.submit(
        tables -> {
          recentUsers.clear();
          return work.apply(tables);
        },
        ended);
  }

  /** Like {@link #write}, for work that tells {@link #recentUsers} what it changes about users. */
  public <T> CompletableFuture<T> writeKnowingUsers(
      Function<Tables, T> work, BiConsumer<@Nullable T, @Nullable Throwable> ended) {
    return writer.submit(work, ended);
  }

  /**
   * Like {@link #write}, waiting for the commit.
   *
   * @throws StoreUnavailableException when the database failed; exceptions of the work are rethrown
   *     unchanged
   */
  public <T> T writeNow(Function<Tables, T> work) {
    return await(write(work));
  }

  /** Like {@link #writeNow}, for work without a result. */
  public void run(Consumer<Tables> work) {
    await(
        write(tables -> {
          work.accept(tables);
          return true;
        }));
  }

  /** Runs a read on a consistent snapshot of the data committed when it starts. */
  public <T> CompletableFuture<T> read(Function<Tables, T> work) {
    return readers.submit(work);
  }

  /**
   * Like {@link #read}, waiting for the result.
   *
   * @throws StoreUnavailableException when the database failed; exceptions of the work are rethrown
   *     unchanged
   */
  public <T> T readNow(Function<Tables, T> work) {
    return await(read(work));
  }

  /**
   * Like {@link #writeKnowingUsers}, for work that may wait a moment for other work to share its
   * commit.
   */
  public <T> CompletableFuture<T> writePatiently(Function<Tables, T> work) {
    return writer.submitPatiently(work);
  }

  /** Waits for a result; exceptions of the work are rethrown unchanged. */
  public static <T> T await(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Disk usage of both databases, including SQLite's write-ahead logs. */
  public long bytes() {
    return database.bytes() + keys.database().bytes();
  }

  /** The data. */
  public Database database() {
    return database;
  }

  /**
   * A writer with a connection of its own, for what must not wait for the store's; to be closed.
   */
  public Writer<Tables> separateWriter() {
    return new Writer<>(connections(database, keys), new Writer.Transactions() {});
  }

  /** Whether other instances may use it too. */
  public boolean isShared() {
    return database.isShared();
  }

  /** Ids for the rows that a transaction adds. */
  public RowIds rowIds(Tables tables) {
    return database.isShared() ? new ReservedIds(database, tables) : countedIds;
  }

  /** What is known about users who wrote lately; for the writer's thread. */
  public RecentUsers recentUsers() {
    return recentUsers;
  }

  /** Whether the use of the bot is counted; it is at first. */
  public void countFigures(boolean wanted) {
    figures.set(wanted);
  }

  /** Who is an operator. */
  public StaffIds staff() {
    return staff;
  }

  /** The encryption keys. */
  public KeyRing keys() {
    return keys;
  }

  /**
   * Truncates the write-ahead log, so that deleted data is gone from it too; returns false when a
   * reader is active, so the caller should retry.
   */
  public boolean truncateLog() {
    return checkpointer.without(() -> await(writer.truncateLog()));
  }

  @Override
  public void close() {
    writer.close();
    checkpointer.close();
    auditMarker.close();
    readers.close();
    keys.close();
  }
}
