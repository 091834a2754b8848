package switchboard.store.backup;

import static switchboard.base.PluralForm.count;
import static switchboard.base.Sentence.sentence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.base.CrashPoint;
import switchboard.base.DurableFiles;
import switchboard.base.FileFailure;
import switchboard.base.FileFailure.Use;
import switchboard.store.keys.KeyRing;
import switchboard.store.sql.MetadataDao;
import switchboard.store.sqlite.DatabaseFailure;
import switchboard.store.sqlite.DatabaseSummary;
import switchboard.store.sqlite.Schema;

/** Verifies that a backup is intact and belongs to the databases in use. */
final class RestoreChecks {

  private final RestoreSwap prepared;
  private final RestoreTarget target;

  RestoreChecks(RestoreSwap prepared, RestoreTarget target) {
    this.prepared = prepared;
    this.target = target;
  }

  /** The backup's manifest, checked for kind and schema. */
  static Manifest manifest(BackupFile backup) {
    var manifest = Manifest.read(backup.manifest());
    var kind = backup.kind();
    if (!kind.word().equals(manifest.kind())) {
      throw new BackupException(
          sentence("backups.error.wrong_kind", backup.file(), manifest.kind(), kind.word()));
    }
    int known = kind.schema.newest();
    if (manifest.schema() > known) {
      throw new BackupException(
          sentence(
              "backups.error.newer_program",
              backup.file(),
              manifest.program(),
              "" + manifest.schema(),
              known));
    }
    return manifest;
  }

  /** Checks that data and keys belong together and to the bot. */
  void belongTogether(Manifest data, @Nullable Manifest keys) {
    var bot = target.facts(BackupKind.DATA).get(MetadataDao.BOT);
    if (bot != null && data.bot() != null && !bot.equals(data.bot())) {
      throw new BackupException(
          "The backup belongs to bot %s, but %s belongs to bot %s. Set %s to another one; nothing was changed."
              .formatted(data.bot(), target.place(), bot, target.setting()));
    }
    if (keys == null && !target.exists(BackupKind.KEYS)) {
      throw new BackupException(
          "The current keys %s are missing. Restore a backup of the keys too: --keys latest"
              .formatted(target.keyPlace()));
    }
    var name = keys == null ? target.facts(BackupKind.KEYS).get(KeyRing.KEYS) : keys.keys();
    if (!Objects.equals(name, data.keys())) {
      throw new BackupException(
          "The keys %s do not match this backup: it needs key set %s, but they are key set %s. %s; nothing was changed."
              .formatted(
                  keys == null ? "in use" : "in the backup",
                  data.keys(),
                  name,
                  keys == null ? "Give a backup of its keys with --keys" : "Choose other keys"));
    }
  }

  /** Copies the backup into the replacement and verifies it against its manifest. */
  void copy(BackupFile backup, Manifest manifest) throws IOException {
    var fresh = prepared.fresh(backup.kind());
    needSpace(fresh, manifest.bytes());
    if (Files.notExists(backup.file())) {
      throw new BackupException(sentence("backups.error.file_missing", backup.file()));
    }
    FileFailure.check(backup.file(), Use.READ)
        .ifPresent(failure -> {
          throw unreadable(backup, failure, null);
        });
    var sha256 = DurableFiles.copy(backup.file(), fresh);
    backup.kind().point(CrashPoint.DATA_COPIED, CrashPoint.KEYS_COPIED).reached();
    demandSame(backup, manifest, sha256);
    verify(backup, manifest, fresh);
    backup.kind().point(CrashPoint.DATA_VERIFIED, CrashPoint.KEYS_VERIFIED).reached();
  }

  /**
   * Verifies a backup in place, with the checks of a restore.
   *
   * @throws BackupException when the backup does not match its manifest
   */
  static void demandAsMade(BackupFile backup) {
    var manifest = manifest(backup);
    try {
      demandSame(backup, manifest, DurableFiles.sha256(backup.file()));
    } catch (IOException e) {
      throw unreadable(backup, FileFailure.reading(backup.file(), e), e);
    }
    verify(backup, manifest, backup.file());
    var media = manifest.media();
    if (media != null) {
      demandMedia(backup, media);
    }
  }

  /** Files are compared by length: each is authenticated when it is read. */
  private static void demandMedia(BackupFile backup, MediaList media) {
    try {
      demandSame(backup.media(), media);
      long missing = BackedUpMedia.of(backup).missing(backup.media());
      if (missing > 0) {
        throw new BackupException(
            sentence("backups.error.media_missing", backup.file(), Long.toString(missing)));
      }
    } catch (IOException e) {
      throw new BackupException(sentence("backups.error.media_list", backup.media()), e);
    }
  }

  /** Checks the list of files from users. */
  static void demandSame(Path list, MediaList media) throws IOException {
    var sha256 = DurableFiles.sha256(list);
    if (!sha256.equals(media.sha256())) {
      throw new BackupException(
          sentence("backups.error.checksum_mismatch", list, sha256, media.sha256()));
    }
  }

  private static BackupException unreadable(
      BackupFile backup, FileFailure failure, @Nullable IOException cause) {
    return new BackupException(
        sentence("backups.error.unreadable", backup.file(), DatabaseFailure.said(failure)), cause);
  }

  private static void demandSame(BackupFile backup, Manifest manifest, String sha256) {
    if (!sha256.equals(manifest.sha256())) {
      throw new BackupException(
          sentence("backups.error.checksum_mismatch", backup.file(), sha256, manifest.sha256()));
    }
  }

  private static void verify(BackupFile backup, Manifest manifest, Path copy) {
    if (!contents(copy).filter(contents -> fits(contents, manifest)).isPresent()) {
      throw new BackupException(sentence("backups.error.content_mismatch", backup.file()));
    }
  }

  private static Optional<DatabaseSummary> contents(Path file) {
    try {
      return Optional.of(DatabaseSummary.check(file));
    } catch (SQLException e) {
      if (DatabaseFailure.isOtherThanDamage(e)) {
        throw BackupException.of(DatabaseFailure.of(file, e));
      }
      return Optional.empty();
    }
  }

  private static boolean fits(DatabaseSummary contents, Manifest manifest) {
    return contents.rows().equals(manifest.rows())
        && contents.schema() == manifest.schema()
        && Objects.equals(manifest.bot(), contents.fact(MetadataDao.BOT))
        && Objects.equals(manifest.keys(), contents.fact(KeyRing.KEYS));
  }

  private static void needSpace(Path fresh, long bytes) {
    long free = fresh.toFile().getParentFile().getUsableSpace();
    long needed = bytes + bytes / 10;
    if (free < needed) {
      throw new BackupException(
          "The data folder has %d MB free, but the backup needs %d MB. Free disk space; nothing was changed."
              .formatted(free >> 20, (needed >> 20) + 1));
    }
  }

  /**
   * Refuses keys that lack an erasure recorded in the current keys, because they would bring erased
   * users back.
   */
  void refuseForgetfulKeys() {
    var fresh = prepared.fresh(BackupKind.KEYS);
    try (var given = new Snapshot(fresh, Schema.KEYS)) {
      var unknown = new HashSet<>(target.receipts());
      given.receipts().forEach(unknown::remove);
      if (sameName(given.facts()) && !unknown.isEmpty()) {
        throw new BackupException(
            "The current keys are newer: they record %s that the keys in the backup do not, so the restore would bring erased users back. Omit --keys; nothing was changed."
                .formatted(count(unknown.size(), "erasure")));
      }
    } catch (SQLException e) {
      throw BackupException.of(DatabaseFailure.of(fresh, e));
    }
  }

  private boolean sameName(Map<String, String> given) {
    return Objects.equals(given.get(KeyRing.KEYS), target.facts(BackupKind.KEYS).get(KeyRing.KEYS));
  }
}
