package switchboard.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;
import switchboard.base.CrashPoint;
import switchboard.base.DurableFiles;
import switchboard.store.Databases;
import switchboard.store.UnfinishedRestore;
import switchboard.store.move.DatabaseCopy;
import switchboard.store.move.StoppedServers;
import switchboard.store.postgres.PostgresDatabase;
import switchboard.store.sql.Database;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.DatabaseSummary;
import switchboard.store.sqlite.SqliteDatabase;

/**
 * Databases on PostgreSQL. Each is replaced in one transaction. When the keys are replaced too, a
 * fact in the data keeps servers away until both are done.
 */
final class ServedInUse implements RestoreTarget {

  private final Databases.Served databases;
  private final RestoreSwap prepared;
  private final Progress progress;
  private @Nullable StoppedServers stopped;
  private boolean keysReplaced;

  ServedInUse(Databases.Served databases, RestoreSwap prepared, Progress progress) {
    this.databases = databases;
    this.prepared = prepared;
    this.progress = progress;
  }

  private PostgresDatabase database(BackupKind kind) {
    return switch (kind) {
      case DATA -> databases.data();
      case KEYS -> databases.keys();
    };
  }

  @Override
  public String place() {
    return databases.data().place();
  }

  @Override
  public String setting() {
    return "DATABASE_URL";
  }

  @Override
  public String keyPlace() {
    return "in " + databases.keys().place();
  }

  /** Makes the tables of the data too, if they are missing. */
  @Override
  public void hold() {
    if (stopped == null) {
      stopped = StoppedServers.on(databases);
    }
  }

  @Override
  public Map<String, String> facts(BackupKind kind) {
    return switch (kind) {
      case DATA -> databases.dataFacts();
      case KEYS -> databases.keyFacts();
    };
  }

  @Override
  public boolean exists(BackupKind kind) {
    return !facts(kind).isEmpty();
  }

  @Override
  public Database keys() {
    return databases.keys();
  }

  @Override
  public List<String> receipts() {
    var keys = databases.keys();
    if (!keys.exists()) {
      return List.of();
    }
    try (var connection = keys.open();
        var statement = connection.createStatement()) {
      statement.execute(keys.beginReading());
      return DatabaseSummary.strings(connection, Snapshot.RECEIPTS);
    } catch (SQLException e) {
      throw keys.unavailable(e);
    }
  }

  @Override
  public Kept replace(String stamp) throws IOException {
    boolean withKeys = Files.exists(prepared.fresh(BackupKind.KEYS));
    var kept =
        new Kept(
            keep(BackupKind.DATA, stamp),
            withKeys ? keep(BackupKind.KEYS, stamp) : Optional.empty());
    if (withKeys) {
      mark("INSERT INTO instance (name, content) VALUES ('%s', '') ON CONFLICT (name) DO NOTHING");
    }
    try {
      write(BackupKind.DATA, () -> replaceKeys(withKeys));
    } catch (StoreUnavailableException | CommandException e) {
      throw failed(e, kept);
    }
    CrashPoint.DATA_REPLACED.reached();
    prepared.discardUnlessCommitted();
    CrashPoint.CLEANED.reached();
    return kept;
  }

  /** Just before the data is committed, so that little can happen between the two. */
  private void replaceKeys(boolean withKeys) {
    demandHeld();
    if (withKeys) {
      databases.keys().migrate();
      write(BackupKind.KEYS, this::demandHeld);
      keysReplaced = true;
      CrashPoint.KEYS_REPLACED.reached();
    }
  }

  private void demandHeld() {
    if (stopped != null) {
      stopped.demandHeld();
    }
  }

  private void write(BackupKind kind, Runnable beforeCommit) {
    var fresh = new SqliteDatabase(prepared.fresh(kind), kind.schema);
    new DatabaseCopy(kind.contents, fresh, database(kind), progress::rows, beforeCommit).run();
  }

  /** Copies a database before it is replaced. */
  private Optional<Path> keep(BackupKind kind, String stamp) throws IOException {
    if (!exists(kind)) {
      return Optional.empty();
    }
    var part = prepared.replaced(kind);
    DurableFiles.create(part);
    progress.copying(kind.word(), part, database(kind).bytes());
    new ServedSnapshot(database(kind), kind).copyTo(part);
    DurableFiles.sync(part);
    var kept = prepared.kept(kind, stamp);
    DurableFiles.move(part, kept);
    kind.point(CrashPoint.DATA_KEPT, CrashPoint.KEYS_KEPT).reached();
    return Optional.of(kept);
  }

  /** While it is unknown whether a commit succeeded, everything stays as it is. */
  private BackupException failed(RuntimeException failure, Kept kept) throws IOException {
    if (keysReplaced || databases.data().isDisconnected(failure)) {
      return new BackupException(
          failure.getMessage() + " The restore is incomplete. Run it again.", failure);
    }
    mark("DELETE FROM instance WHERE name = '%s'");
    for (var copy : Stream.of(kept.data(), kept.keys()).flatMap(Optional::stream).toList()) {
      Files.deleteIfExists(copy);
    }
    return new BackupException(failure.getMessage() + " Nothing was changed.", failure);
  }

  private void mark(String sql) {
    var data = databases.data();
    try (var connection = data.open();
        var statement = connection.createStatement()) {
      statement.execute(data.beginWriting());
      statement.execute(sql.formatted(UnfinishedRestore.FACT));
      statement.execute(data.commit());
    } catch (SQLException e) {
      throw data.unavailable(e);
    }
  }

  @Override
  public void close() {
    if (stopped != null) {
      stopped.close();
    }
  }
}
