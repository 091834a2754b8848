package switchboard.store.backup;

import java.nio.file.Path;
import switchboard.base.Sentence;
import switchboard.store.move.DatabaseCopy;
import switchboard.store.postgres.PostgresDatabase;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.SqliteCopy;

/** A database of PostgreSQL while it is copied. */
final class ServedSnapshot implements CopiedDatabase {

  private final PostgresDatabase database;
  private final BackupKind kind;
  private volatile boolean cancelled;

  ServedSnapshot(PostgresDatabase database, BackupKind kind) {
    this.database = database;
    this.kind = kind;
  }

  static BackupException failed(RuntimeException e) {
    return new BackupException(Sentence.literal(String.valueOf(e.getMessage())), e);
  }

  /** The size there, with indexes. */
  @Override
  public long bytes() {
    try {
      return database.bytes();
    } catch (StoreUnavailableException e) {
      throw failed(e);
    }
  }

  @Override
  public void copyTo(Path empty) {
    try {
      var copy = SqliteCopy.create(empty, kind.schema, database.version());
      new DatabaseCopy(kind.contents, database, copy, this::at, () -> {}).run();
    } catch (StoreUnavailableException e) {
      throw failed(e);
    }
  }

  private void at(long done, long all) {
    if (cancelled) {
      throw new BackupException("The backup was cancelled.");
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void close() {}
}
