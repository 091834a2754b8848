package switchboard.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.CrashPoint;
import switchboard.base.DurableFiles;
import switchboard.base.FileFailure;
import switchboard.base.FileOwner;
import switchboard.store.sqlite.PendingRestore;

/**
 * Databases prepared in the folder {@code restore} to replace the current ones. Once a marker file
 * is on disk, the replacement is committed and is resumed after any interruption; without the
 * marker, the prepared files are discarded. While the folder exists, only a restore and the
 * server's startup touch the databases.
 */
public final class RestoreSwap {

  private static final Logger LOG = LoggerFactory.getLogger(RestoreSwap.class);

  private final Path data;
  private final Path fresh;
  private final Path marker;

  private RestoreSwap(Path data) {
    this.data = data;
    fresh = PendingRestore.folder(data);
    marker = fresh.resolve("ready");
  }

  /** Starts a replacement, after completing or discarding an interrupted one. */
  public static RestoreSwap begin(Path data) throws IOException {
    settle(data);
    var replacement = new RestoreSwap(data);
    DurableFiles.makeFolder(replacement.fresh);
    return replacement;
  }

  /**
   * Completes or discards an interrupted restore. The caller must hold the data folder's lock.
   *
   * @throws BackupException when a disk operation fails
   */
  public static void settle(Path data) {
    var left = new RestoreSwap(data);
    try {
      if (Files.exists(left.marker)) {
        left.complete();
        LOG.atWarn().log("Interrupted restore completed");
      } else {
        left.discard();
      }
    } catch (IOException e) {
      throw new BackupException(
          "An interrupted restore in %s cannot be completed: %s. Then start again."
              .formatted(
                  data.toAbsolutePath(), FileFailure.writing(left.fresh.resolve("ready"), e)),
          e);
    }
  }

  /**
   * @throws BackupException when a restore is running on the data folder or was interrupted
   */
  static void refuseWhenUnderWay(Path data) {
    if (PendingRestore.isIn(data)) {
      throw new BackupException(PendingRestore.message(data));
    }
  }

  /** Path of the prepared database. */
  public Path fresh(BackupKind kind) {
    return fresh.resolve(kind.database());
  }

  /** Path at which a database on a server is copied before it is replaced. */
  Path replaced(BackupKind kind) {
    return fresh.resolve("replaced-" + kind.database());
  }

  /** Path of the current database. */
  public Path inUse(BackupKind kind) {
    return data.resolve(kind.database());
  }

  public void discardUnlessCommitted() throws IOException {
    if (!Files.exists(marker)) {
      discard();
    }
  }

  private void discard() throws IOException {
    DurableFiles.deleteFolder(fresh);
  }

  /**
   * Commits the replacement.
   *
   * @param stamp used in the names of the replaced files
   */
  public void commit(String stamp) throws IOException {
    var unfinished = fresh.resolve("ready.part");
    DurableFiles.write(unfinished, stamp);
    DurableFiles.move(unfinished, marker);
    CrashPoint.COMMITTED.reached();
  }

  /** Moves each database into place; can be repeated after an interruption at any point. */
  public void complete() throws IOException {
    var stamp = Files.readString(marker).strip();
    for (var kind : List.of(BackupKind.KEYS, BackupKind.DATA)) {
      if (Files.exists(fresh(kind))) {
        keepOld(kind, stamp);
        kind.point(CrashPoint.DATA_KEPT, CrashPoint.KEYS_KEPT).reached();
        if (Files.exists(inUse(kind))) {
          FileOwner.copyWithPermissions(inUse(kind), fresh(kind));
        }
        DurableFiles.move(fresh(kind), inUse(kind));
        kind.point(CrashPoint.DATA_REPLACED, CrashPoint.KEYS_REPLACED).reached();
      }
    }
    DurableFiles.deleteFolder(fresh); // the marker with it, after what it stands for
    CrashPoint.CLEANED.reached();
  }

  /**
   * Keeps the old database. A remaining write-ahead log belongs to it and would corrupt the new
   * one.
   */
  private void keepOld(BackupKind kind, String stamp) throws IOException {
    var old = inUse(kind);
    var kept = kept(kind, stamp);
    if (Files.exists(old) && !Files.exists(kept)) {
      DurableFiles.keepAs(old, kept);
    }
    for (var log : List.of("-wal", "-journal")) {
      if (Files.exists(beside(old, log))) {
        DurableFiles.move(beside(old, log), beside(kept, log));
      }
    }
    Files.deleteIfExists(beside(old, "-shm"));
  }

  /** Path at which the replaced database is kept. */
  public Path kept(BackupKind kind, String stamp) {
    var keys = kind == BackupKind.KEYS ? "-keys" : "";
    return data.resolve("replaced-" + stamp + keys + ".db");
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
