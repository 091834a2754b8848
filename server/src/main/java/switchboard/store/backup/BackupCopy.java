package switchboard.store.backup;

import static switchboard.base.Sentence.sentence;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import switchboard.base.CrashPoint;
import switchboard.base.DurableFiles;
import switchboard.store.MediaFolder;
import switchboard.store.keys.KeyRing;
import switchboard.store.sql.MetadataDao;
import switchboard.store.sqlite.DatabaseSummary;

/**
 * Creates one part of a backup: copies and verifies it under a temporary name, writes its manifest,
 * then renames both. The manifest is renamed last, so that a file with a manifest is complete.
 */
final class BackupCopy {

  private final BackupSource source;
  private final BackupFile target;
  private final String program;
  private final Instant at;
  private final BackedUpMedia pool;
  private final MediaFolder used;
  private final AtomicReference<@Nullable CopiedDatabase> open = new AtomicReference<>();

  /**
   * @param pool where the files from users are kept
   * @param used where they are now
   */
  BackupCopy(
      BackupSource source,
      BackupFile target,
      String program,
      Instant at,
      BackedUpMedia pool,
      MediaFolder used) {
    this.source = source;
    this.target = target;
    this.program = program;
    this.at = at;
    this.pool = pool;
    this.used = used;
  }

  BackupFile make(Progress progress) throws IOException {
    try {
      copy(progress);
      var contents = checked();
      var media = media(contents);
      var manifest = manifest(contents, media).json();
      DurableFiles.write(target.unfinishedManifest(), manifest);
      target.kind().point(CrashPoint.DATA_DESCRIBED, CrashPoint.KEYS_DESCRIBED).reached();
      if (media != null) {
        DurableFiles.move(target.unfinishedMedia(), target.media());
      }
      DurableFiles.move(target.unfinished(), target.file());
      target.kind().point(CrashPoint.DATA_NAMED, CrashPoint.KEYS_NAMED).reached();
      DurableFiles.move(target.unfinishedManifest(), target.manifest());
      target.kind().point(CrashPoint.DATA_MADE, CrashPoint.KEYS_MADE).reached();
      return target;
    } catch (SQLException e) {
      removeUnfinished();
      throw source.failure(target.kind(), target.file(), e);
    } catch (IOException | RuntimeException e) {
      removeUnfinished();
      throw e;
    }
  }

  /** Frees the space on a full disk. */
  private void removeUnfinished() throws IOException {
    Files.deleteIfExists(target.unfinished());
    Files.deleteIfExists(target.unfinishedJournal());
    Files.deleteIfExists(target.unfinishedMedia());
  }

  /** Lists the files from users; null when the copy has none. */
  private @Nullable MediaList media(DatabaseSummary contents) throws IOException, SQLException {
    return target.kind() == BackupKind.DATA && contents.rows().containsKey("media")
        ? pool.list(target.unfinished(), used, target.unfinishedMedia())
        : null;
  }

  private void copy(Progress progress) throws IOException, SQLException {
    DurableFiles.create(target.unfinished());
    try (var database = source.open(target.kind())) {
      open.set(database);
      progress.copying(target.kind().word(), target.unfinished(), database.bytes());
      database.copyTo(target.unfinished());
    } finally {
      open.set(null);
    }
    DurableFiles.sync(target.unfinished());
    target.kind().point(CrashPoint.DATA_COPIED, CrashPoint.KEYS_COPIED).reached();
  }

  void cancel() {
    var database = open.get();
    if (database != null) {
      database.cancel();
    }
  }

  private String place() {
    return source.place(target.kind());
  }

  private DatabaseSummary checked() throws SQLException {
    var contents = DatabaseSummary.check(target.unfinished());
    int known = target.kind().schema.newest();
    if (contents.schema() < 1 || contents.schema() > known) {
      throw new BackupException(
          sentence("backups.error.other_schema", place(), "" + contents.schema(), known));
    }
    target.kind().point(CrashPoint.DATA_VERIFIED, CrashPoint.KEYS_VERIFIED).reached();
    return contents;
  }

  private Manifest manifest(DatabaseSummary contents, @Nullable MediaList media)
      throws IOException {
    var keys = contents.fact(KeyRing.KEYS);
    if (keys == null) {
      throw new BackupException(sentence("backups.error.no_keys_yet", place()));
    }
    return new Manifest(
        Manifest.FORMAT,
        target.kind().word(),
        at,
        program,
        contents.schema(),
        contents.fact(MetadataDao.BOT),
        keys,
        contents.fact(KeyRing.MASTER),
        DurableFiles.sha256(target.unfinished()),
        Files.size(target.unfinished()),
        contents.rows(),
        media);
  }
}
