package switchboard.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.base.CrashPoint;
import switchboard.base.DataFolder;
import switchboard.base.FileFailure;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKeyException;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.AuditEntry.Actor;
import switchboard.domain.AuditEntry.Result;
import switchboard.store.Databases;
import switchboard.store.MediaFolder;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.audit.AuditRestore;
import switchboard.store.keys.KeyRing;
import switchboard.store.sql.Database;
import switchboard.store.sqlite.DatabaseFailure;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;

/**
 * Restores a backup over the current data: copies and verifies it in the data folder, erases users
 * who were erased since the backup, then replaces the databases in use. A refused restore changes
 * nothing.
 */
public final class Restore {

  private final Path folder;
  private final Databases databases;
  private final KeySource master;
  private final InstantSource clock;
  private final Progress progress;
  private final Actor actor;

  /**
   * @param held the locked data folder
   * @param actor who requested it, for the audit log
   */
  public Restore(
      DataFolder held,
      Databases databases,
      KeySource master,
      InstantSource clock,
      Progress progress,
      Actor actor) {
    folder = held.path();
    this.databases = databases;
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
   * @param files files from users
   * @param missingFiles files from users that are not in the backup folder any more
   * @param keysFrom when the keys were backed up; absent when the current keys stay in use
   */
  public record Restored(
      Instant dataFrom,
      long people,
      long messages,
      int erased,
      int dropped,
      long files,
      long missingFiles,
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
      var prepared = RestoreSwap.begin(folder);
      try (var target = RestoreTarget.of(databases, prepared, progress)) {
        return run(prepared, target, data, keys);
      } catch (IOException | SQLException | RuntimeException e) {
        prepared.discardUnlessCommitted();
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

  private Restored run(
      RestoreSwap prepared, RestoreTarget target, BackupFile data, @Nullable BackupFile keys)
      throws IOException, SQLException {
    var checks = new RestoreChecks(prepared, target);
    var manifest = RestoreChecks.manifest(data);
    var keyManifest = keys == null ? null : RestoreChecks.manifest(keys);
    checks.belongTogether(manifest, keyManifest);
    if (target.exists(BackupKind.DATA)) {
      target.hold();
    }
    copy(checks, prepared, data, manifest);
    if (keys != null && keyManifest != null) {
      copy(checks, prepared, keys, keyManifest);
      checks.refuseForgetfulKeys();
    }
    target.hold();
    var media = RestoredMedia.put(data, manifest.media(), new MediaFolder(folder));
    var forgotten = forget(prepared, target, keys != null, media);
    var kept = target.replace(stamp(prepared));
    if (keys == null) {
      finishErasures(target.keys());
    }
    return new Restored(
        manifest.createdAt(),
        forgotten.people(),
        forgotten.messages(),
        forgotten.erased(),
        forgotten.dropped(),
        media.files(),
        media.missing(),
        kept.data(),
        kept.keys(),
        Optional.ofNullable(keyManifest).map(Manifest::createdAt));
  }

  private void copy(
      RestoreChecks checks, RestoreSwap prepared, BackupFile backup, Manifest manifest)
      throws IOException {
    var fresh = prepared.fresh(backup.kind());
    progress.copying(backup.kind().word(), fresh, manifest.bytes());
    checks.copy(backup, manifest);
  }

  private record Forgotten(long people, long messages, int erased, int dropped) {}

  private Forgotten forget(
      RestoreSwap prepared, RestoreTarget target, boolean withKeys, RestoredMedia media)
      throws SQLException {
    var replaced = withKeys ? target.facts(BackupKind.KEYS) : null;
    var keys =
        withKeys ? new SqliteDatabase(prepared.fresh(BackupKind.KEYS), Schema.KEYS) : target.keys();
    try (var ring = KeyRing.open(keys, master)) {
      var sqlite = new SqliteDatabase(prepared.fresh(BackupKind.DATA), Schema.DATA);
      sqlite.migrate();
      try (var link = Store.connections(sqlite, ring).open()) {
        link.beginWriting();
        media.adopt(link.tables());
        var forgotten = forget(link.tables());
        AuditRestore.note(link.tables(), entry(withKeys), replaced);
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
    int dropped = dropPending(tables, clock.instant());
    return new Forgotten(tables.users().count(), tables.messages().count(), erased, dropped);
  }

  /** Ends what was pending when the data was backed up; returns how many replies. */
  static int dropPending(Tables tables, Instant now) {
    int dropped = tables.outbox().dropWaiting(now);
    tables.logins().endAll();
    tables.accounts().withdrawInvitations();
    return dropped;
  }

  private String stamp(RestoreSwap prepared) {
    var at = clock.instant();
    while (Files.exists(prepared.kept(BackupKind.DATA, BackupFile.stamp(at)))
        || Files.exists(prepared.kept(BackupKind.KEYS, BackupFile.stamp(at)))) {
      at = at.plusSeconds(1);
    }
    return BackupFile.stamp(at);
  }

  /**
   * Completes pending erasures: the replacement has removed their rows. A starting server would do
   * the same.
   */
  private void finishErasures(Database keys) {
    try (var ring = KeyRing.open(keys, master)) {
      ring.underWay().forEach(ring::finish);
    }
    CrashPoint.ERASURES_FINISHED.reached();
  }
}
