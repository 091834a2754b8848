package switchboard.store.backup;

import static switchboard.base.Sentence.sentence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import switchboard.base.CrashPoint;
import switchboard.base.DurableFiles;
import switchboard.base.FileFailure;
import switchboard.base.FileFailure.Use;
import switchboard.store.keys.KeyRing;
import switchboard.store.sql.MetadataDao;
import switchboard.store.sqlite.DatabaseFailure;
import switchboard.store.sqlite.DatabaseSummary;

/**
 * Creates one part of a backup: copies and verifies it under a temporary name, writes its manifest,
 * then renames both. The manifest is renamed last, so that a file with a manifest is complete.
 */
final class BackupCopy {

  private final Path source;
  private final BackupFile target;
  private final String program;
  private final Instant at;
  private final AtomicReference<@Nullable Snapshot> open = new AtomicReference<>();

  BackupCopy(Path source, BackupFile target, String program, Instant at) {
    this.source = source;
    this.target = target;
    this.program = program;
    this.at = at;
  }

  /** The approximate size of a copy. */
  static long bytes(Path source, BackupKind kind) {
    try (var snapshot = open(source, kind)) {
      return snapshot.bytes();
    } catch (SQLException e) {
      throw BackupException.of(DatabaseFailure.of(source, e));
    }
  }

  private static Snapshot open(Path source, BackupKind kind) throws SQLException {
    FileFailure.hidden(source)
        .ifPresent(failure -> {
          throw BackupException.of(DatabaseFailure.seen(source, failure));
        });
    if (!Files.exists(source)) {
      throw new BackupException(sentence("backups.error.no_database", source));
    }
    return new Snapshot(source, kind.schema);
  }

  BackupFile make(Progress progress) throws IOException {
    try {
      copy(progress);
      var contents = checked();
      var manifest = manifest(contents).json();
      DurableFiles.write(target.unfinishedManifest(), manifest);
      target.kind().point(CrashPoint.DATA_DESCRIBED, CrashPoint.KEYS_DESCRIBED).reached();
      DurableFiles.move(target.unfinished(), target.file());
      target.kind().point(CrashPoint.DATA_NAMED, CrashPoint.KEYS_NAMED).reached();
      DurableFiles.move(target.unfinishedManifest(), target.manifest());
      target.kind().point(CrashPoint.DATA_MADE, CrashPoint.KEYS_MADE).reached();
      return target;
    } catch (SQLException e) {
      removeUnfinished();
      throw failure(e);
    } catch (IOException | RuntimeException e) {
      removeUnfinished();
      throw e;
    }
  }

  /** Frees the space on a full disk. */
  private void removeUnfinished() throws IOException {
    Files.deleteIfExists(target.unfinished());
    Files.deleteIfExists(target.unfinishedJournal());
  }

  /**
   * Attributes damage to the source; other failures to the copy, unless the source file shows the
   * cause.
   */
  private BackupException failure(SQLException e) {
    return DatabaseFailure.isDamage(e) || FileFailure.check(source, Use.WRITE).isPresent()
        ? BackupException.of(DatabaseFailure.of(source, e))
        : BackupException.of(DatabaseFailure.of(target.file(), e));
  }

  private void copy(Progress progress) throws IOException, SQLException {
    DurableFiles.create(target.unfinished());
    try (var snapshot = open(source, target.kind())) {
      open.set(snapshot);
      progress.copying(target.kind().word(), target.unfinished(), snapshot.bytes());
      snapshot.copyTo(target.unfinished());
      snapshot.truncateLog();
    } finally {
      open.set(null);
    }
    DurableFiles.sync(target.unfinished());
    target.kind().point(CrashPoint.DATA_COPIED, CrashPoint.KEYS_COPIED).reached();
  }

  void cancel() {
    var snapshot = open.get();
    if (snapshot != null) {
      snapshot.cancel();
    }
  }

  private DatabaseSummary checked() throws SQLException {
    var contents = DatabaseSummary.check(target.unfinished());
    int known = target.kind().schema.newest();
    if (contents.schema() < 1 || contents.schema() > known) {
      throw new BackupException(
          sentence("backups.error.other_schema", source, "" + contents.schema(), known));
    }
    target.kind().point(CrashPoint.DATA_VERIFIED, CrashPoint.KEYS_VERIFIED).reached();
    return contents;
  }

  private Manifest manifest(DatabaseSummary contents) throws IOException {
    var keys = contents.fact(KeyRing.KEYS);
    if (keys == null) {
      throw new BackupException(sentence("backups.error.no_keys_yet", source));
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
        contents.rows());
  }
}
