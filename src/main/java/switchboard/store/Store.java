package switchboard.store;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import switchboard.vault.KeyRefused;
import switchboard.vault.KeySource;

/**
 * The database of a data folder. Work is handed in and runs on the store's own threads; callers get
 * a future. What fails because of the database ends in {@link StoreUnavailable}.
 */
public final class Store implements AutoCloseable {

  /** The name of the database of keys, beside that of the data. */
  static final String KEY_DATABASE = "keys.db";

  /** The name of the database of the data. */
  static final String DATABASE = "switchboard.db";

  private static final int READERS = 2;

  private final Path file;
  private final Writer writer;
  private final Readers readers;
  private final KeyRing keys;
  private final AuditMarker auditMarker;
  private final RowIds rowIds;

  private Store(
      Path file,
      Writer writer,
      Readers readers,
      KeyRing keys,
      AuditMarker auditMarker,
      RowIds rowIds) {
    this.file = file;
    this.writer = writer;
    this.readers = readers;
    this.keys = keys;
    this.auditMarker = auditMarker;
    this.rowIds = rowIds;
  }

  /**
   * Opens the embedded database in the file and the keys beside it, brings their schemas up to
   * date, starts the threads.
   *
   * @throws BackupRefused when a restore works on them
   * @throws KeyRefused when the master key is missing or wrong, or the two databases do not belong
   *     together; nothing was changed then
   */
  public static Store open(Path file, KeySource master) {
    Replacement.refuseWhenUnderWay(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    var keyFile = file.resolveSibling(KEY_DATABASE);
    Pairing.demand(file, keyFile);
    var keys = KeyRing.open(keyFile, master);
    try {
      return start(file, keys);
    } catch (RuntimeException e) {
      keys.close();
      throw e;
    }
  }

  private static Store start(Path file, KeyRing keys) {
    var sqlite = new Sqlite(file, Schema.DATA);
    sqlite.migrate();
    var sealing = new Sealing(keys);
    var readers = new Readers(sqlite, sealing, READERS);
    var marker = new AuditMarker(keys, readers);
    var writer = new Writer(sqlite, sealing, marker::committed);
    try {
      var ids = await(writer.submit(tables -> begin(tables, keys.name())));
      return new Store(file, writer, readers, keys, marker, ids);
    } catch (RuntimeException e) {
      writer.close();
      marker.close();
      readers.close();
      throw e;
    }
  }

  private static RowIds begin(Tables tables, String keys) {
    if (tables.instance().find(KeyRing.KEYS).isEmpty()) {
      tables.instance().save(KeyRing.KEYS, keys);
    }
    if (tables.auditLog().last().isEmpty()) {
      AuditRestore.markStart(tables.keys());
    }
    return RowIds.after(tables);
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

  /** Runs the work on a reader's connection; all of it sees what was committed when it began. */
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

  /** How much room both databases take on the disk, with what is written ahead of them. */
  public long bytes() {
    return Stream.of(file, file.resolveSibling(KEY_DATABASE))
        .flatMap(database -> Stream.of(database, Path.of(database + "-wal")))
        .mapToLong(part -> part.toFile().length())
        .sum();
  }

  /** Numbers for the rows that are about to be written. */
  public RowIds rowIds() {
    return rowIds;
  }

  /** The keys of what is encrypted. */
  public KeyRing keys() {
    return keys;
  }

  /**
   * Empties the write-ahead log, so that what was deleted is gone from it too; false when somebody
   * reads in it just now, and it is to be tried again.
   */
  public boolean truncateLog() {
    return await(writer.truncateLog());
  }

  @Override
  public void close() {
    writer.close();
    auditMarker.close();
    readers.close();
    keys.close();
  }
}
