package switchboard.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.CrashPoint;
import switchboard.base.DurableFiles;
import switchboard.store.sql.Database;
import switchboard.store.sqlite.DatabaseFailure;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;

/** The files of SQLite in a data folder, which the caller holds. */
record FilesInUse(RestoreSwap swap) implements RestoreTarget {

  private static final Logger LOG = LoggerFactory.getLogger(FilesInUse.class);

  @Override
  public String place() {
    return "the data folder";
  }

  @Override
  public String setting() {
    return "DATA_DIR";
  }

  @Override
  public String keyPlace() {
    return swap.inUse(BackupKind.KEYS).toString();
  }

  @Override
  public void hold() {}

  @Override
  public Map<String, String> facts(BackupKind kind) {
    var file = swap.inUse(kind);
    if (!Files.exists(file)) {
      return Map.of();
    }
    try (var current = new Snapshot(file, kind.schema)) {
      return current.facts();
    } catch (SQLException e) {
      refuseUnlessDamaged(file, e);
      return Map.of();
    }
  }

  @Override
  public boolean exists(BackupKind kind) {
    return Files.exists(swap.inUse(kind));
  }

  @Override
  public Database keys() {
    return new SqliteDatabase(swap.inUse(BackupKind.KEYS), Schema.KEYS);
  }

  @Override
  public List<String> receipts() {
    var file = swap.inUse(BackupKind.KEYS);
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var keys = new Snapshot(file, Schema.KEYS)) {
      return keys.receipts();
    } catch (SQLException e) {
      refuseUnlessDamaged(file, e);
      return List.of();
    }
  }

  /**
   * Tolerates damage in a current database, which is the reason for a restore; other failures must
   * be fixed first.
   */
  private static void refuseUnlessDamaged(Path file, SQLException failure) {
    if (!DatabaseFailure.isDamage(failure)) {
      throw BackupException.of(DatabaseFailure.of(file, failure));
    }
  }

  @Override
  public Kept replace(String stamp) throws IOException, SQLException {
    var kept = new Kept(keptAs(BackupKind.DATA, stamp), keptAs(BackupKind.KEYS, stamp));
    for (var kind : BackupKind.values()) {
      if (Files.exists(swap.fresh(kind))) {
        whole(swap.fresh(kind), kind);
        DurableFiles.sync(swap.fresh(kind));
        wholeIfSound(swap.inUse(kind), kind);
      }
    }
    CrashPoint.MADE_WHOLE.reached();
    swap.commit(stamp);
    swap.complete();
    return kept;
  }

  private Optional<Path> keptAs(BackupKind kind, String stamp) {
    return Files.exists(swap.fresh(kind)) && exists(kind)
        ? Optional.of(swap.kept(kind, stamp))
        : Optional.empty();
  }

  private static void whole(Path file, BackupKind kind) throws SQLException {
    try (var snapshot = new Snapshot(file, kind.schema)) {
      snapshot.makeWhole();
    }
  }

  /** A damaged current database is the reason for the restore; it is kept unchanged. */
  private static void wholeIfSound(Path file, BackupKind kind) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      whole(file, kind);
    } catch (SQLException e) {
      if (DatabaseFailure.isBusy(e)) {
        throw new BackupException(
            "The database %s is in use by another program. Stop that program and try again; nothing was changed."
                .formatted(file),
            e);
      }
      if (DatabaseFailure.isOtherThanDamage(e)) {
        throw BackupException.of(DatabaseFailure.of(file, e));
      }
      LOG.atWarn()
          .addKeyValue("file", file.getFileName())
          .log("The current database is damaged; it is kept unchanged");
    }
  }

  @Override
  public void close() {}
}
