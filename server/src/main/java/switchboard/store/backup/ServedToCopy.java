package switchboard.store.backup;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.crypto.MasterKeyException;
import switchboard.store.Databases;
import switchboard.store.postgres.PostgresDatabase;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.DatabaseFailure;

/** Databases on PostgreSQL, copied row by row to files of SQLite. */
record ServedToCopy(Databases.Served databases) implements BackupSource {

  private PostgresDatabase database(BackupKind kind) {
    return switch (kind) {
      case DATA -> databases.data();
      case KEYS -> databases.keys();
    };
  }

  @Override
  public String place(BackupKind kind) {
    return database(kind).name();
  }

  @Override
  public CopiedDatabase open(BackupKind kind) {
    try {
      databases.demandPair();
      if (databases.dataFacts().isEmpty()) {
        throw new BackupException(Sentence.sentence("backups.error.no_data", place(kind)));
      }
      return new ServedSnapshot(database(kind), kind);
    } catch (StoreUnavailableException | MasterKeyException e) {
      throw ServedSnapshot.failed(e);
    }
  }

  @Override
  public BackupException failure(BackupKind kind, @Nullable Path copy, SQLException failure) {
    return copy == null
        ? ServedSnapshot.failed(database(kind).unavailable(failure))
        : BackupException.of(DatabaseFailure.of(copy, failure));
  }

  @Override
  public void made(Instant at) {
    LastBackup.note(databases.data(), at);
  }
}
