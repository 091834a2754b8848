package switchboard.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.CrashPoint;
import switchboard.base.DataFolder;
import switchboard.base.DurableFiles;
import switchboard.base.FileFailure;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKeyException;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.AuditEntry.Actor;
import switchboard.domain.AuditEntry.Result;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.audit.AuditRestore;
import switchboard.store.keys.KeyRing;
import switchboard.store.sqlite.DatabaseFailure;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;

/**
 * Restores a backup over the current data: copies and verifies it beside the current databases,
 * erases users who were erased since the backup, then replaces the databases atomically. A refused
 * restore changes nothing.
 */
public final class Restore {

  private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

  private final Path folder;
  private final KeySource master;
  private final InstantSource clock;
  private final Progress progress;
  private final Actor actor;

  /**
   * @param held the locked data folder
   * @param actor who requested it, for the audit log
   */
  public Restore(
      DataFolder held, KeySource master, InstantSource clock, Progress progress, Actor actor) {
    folder = held.path();
    this.master = master;
    this.clock = clock;
    this.progress = progress;
    this.actor = actor;
  }

  /**
   * The result of a restore.
   *
   * @param erased users erased again
   * @param dropped pending replies that are not sent
   * @param replaced where the replaced data is kept, if there was any
   * @param replacedKeys where the replaced keys are kept, if there were any
   * @param keysFrom when the keys were backed up; absent when the current keys stay in use
   */
  public record Restored(
      Instant dataFrom,
      long people,
      long messages,
      int erased,
      int dropped,
      Optional<Path> replaced,
      Optional<Path> replacedKeys,
      Optional<Instant> keysFrom) {}

  /**
   * @param keys absent: the current keys
   * @throws BackupException when the backup cannot be restored; nothing was changed then
   * @throws MasterKeyException when the master key does not match the keys; nothing was changed
   *     then
   */
  public Restored run(BackupFile data, @Nullable BackupFile keys) {
    try {
      var replacement = RestoreSwap.begin(folder);
      try {
        return run(replacement, data, keys);
      } catch (IOException | SQLException | RuntimeException e) {
        replacement.discardUnlessCommitted();
        throw e;
      }
    } catch (IOException e) {
      throw new BackupException(
          "The backup %s could not be restored: %s."
              .formatted(data.file(), FileFailure.writing(folder.resolve("lock"), e)),
          e);
    } catch (SQLException e) {
      throw BackupException.of(DatabaseFailure.of(folder.resolve(Store.DATABASE), e));
    }
  }

  private Restored run(RestoreSwap replacement, BackupFile data, @Nullable BackupFile keys)
      throws IOException, SQLException {
    var checks = new RestoreChecks(replacement);
    var manifest = RestoreChecks.manifest(data);
    var keyManifest = keys == null ? null : RestoreChecks.manifest(keys);
    checks.belongTogether(manifest, keyManifest);
    copy(checks, replacement, data, manifest);
    if (keys != null && keyManifest != null) {
      copy(checks, replacement, keys, keyManifest);
      checks.refuseForgetfulKeys();
    }
    var forgotten = forget(replacement, keys == null ? null : checks.facts(BackupKind.KEYS));
    var stamp = stamp(replacement);
    var hadData = Files.exists(replacement.inUse(BackupKind.DATA));
    var hadKeys = keys != null && Files.exists(replacement.inUse(BackupKind.KEYS));
    exchange(replacement, stamp);
    if (keys == null) {
      finishErasures(replacement.inUse(BackupKind.KEYS));
    }
    return new Restored(
        manifest.createdAt(),
        forgotten.people(),
        forgotten.messages(),
        forgotten.erased(),
        forgotten.dropped(),
        hadData ? Optional.of(replacement.kept(BackupKind.DATA, stamp)) : Optional.empty(),
        hadKeys ? Optional.of(replacement.kept(BackupKind.KEYS, stamp)) : Optional.empty(),
        Optional.ofNullable(keyManifest).map(Manifest::createdAt));
  }

  private void copy(
      RestoreChecks checks, RestoreSwap replacement, BackupFile backup, Manifest manifest)
      throws IOException {
    var fresh = replacement.fresh(backup.kind());
    progress.copying(backup.kind().word(), fresh, manifest.bytes());
    checks.copy(backup, manifest);
  }

  private record Forgotten(long people, long messages, int erased, int dropped) {}

  /**
   * @param replaced facts of the keys being replaced too; absent when the current keys stay
   */
  private Forgotten forget(RestoreSwap replacement, @Nullable Map<String, String> replaced)
      throws SQLException {
    var file =
        replaced == null ? replacement.inUse(BackupKind.KEYS) : replacement.fresh(BackupKind.KEYS);
    try (var ring = KeyRing.open(new SqliteDatabase(file, Schema.KEYS), master)) {
      var database = replacement.fresh(BackupKind.DATA);
      var sqlite = new SqliteDatabase(database, Schema.DATA);
      sqlite.migrate();
      try (var link = Store.connections(sqlite, ring).open()) {
        link.beginWriting();
        var forgotten = forget(link.tables());
        AuditRestore.note(link.tables(), entry(replaced != null), replaced);
        link.commit();
        CrashPoint.LEDGER_REPLAYED.reached();
        return forgotten;
      }
    }
  }

  private AuditEntry entry(boolean withKeys) {
    var way = withKeys ? "switchboard restore --keys" : "switchboard restore";
    return AuditEntry.of(clock.instant(), actor, AuditAction.RESTORE, way, null, Result.DONE);
  }

  private Forgotten forget(Tables tables) {
    int erased = new ErasureLedgerReplay(tables).run();
    int dropped = tables.outbox().dropWaiting(clock.instant());
    tables.logins().endAll();
    tables.accounts().withdrawInvitations();
    return new Forgotten(tables.users().count(), tables.messages().count(), erased, dropped);
  }

  private void exchange(RestoreSwap replacement, String stamp) throws IOException, SQLException {
    for (var kind : BackupKind.values()) {
      if (Files.exists(replacement.fresh(kind))) {
        whole(replacement.fresh(kind), kind);
        DurableFiles.sync(replacement.fresh(kind));
        wholeIfSound(replacement.inUse(kind), kind);
      }
    }
    CrashPoint.MADE_WHOLE.reached();
    replacement.commit(stamp);
    replacement.complete();
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

  private String stamp(RestoreSwap replacement) {
    var at = clock.instant();
    while (Files.exists(replacement.kept(BackupKind.DATA, BackupFile.stamp(at)))
        || Files.exists(replacement.kept(BackupKind.KEYS, BackupFile.stamp(at)))) {
      at = at.plusSeconds(1);
    }
    return BackupFile.stamp(at);
  }

  /**
   * Completes pending erasures: the replacement has removed their rows. A starting server would do
   * the same.
   */
  private void finishErasures(Path keys) {
    try (var ring = KeyRing.open(new SqliteDatabase(keys, Schema.KEYS), master)) {
      ring.underWay().forEach(ring::finish);
    }
    CrashPoint.ERASURES_FINISHED.reached();
  }
}
