package switchboard.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.FileFailure;
import switchboard.base.FileOwner;

/**
 * Databases made ready in the folder {@code restore}, which take the place of those in use. From
 * the moment a marker is on the disk they will; however often that is cut short, it is taken up
 * again. Before, they are nothing. While the folder is there, only a restore and the server's start
 * touch the databases.
 */
public final class Replacement {

  private static final Logger LOG = LoggerFactory.getLogger(Replacement.class);

  private final Path data;
  private final Path fresh;
  private final Path marker;

  private Replacement(Path data) {
    this.data = data;
    fresh = data.resolve("restore");
    marker = fresh.resolve("ready");
  }

  /** Begins anew, after one that was cut short has been completed or thrown away. */
  static Replacement begin(Path data) throws IOException {
    settle(data);
    var replacement = new Replacement(data);
    Disk.makeFolder(replacement.fresh);
    return replacement;
  }

  /**
   * Completes or throws away what an earlier restore left; for who holds the data folder.
   *
   * @throws BackupRefused when the disk does not let it
   */
  public static void settle(Path data) {
    var left = new Replacement(data);
    try {
      if (Files.exists(left.marker)) {
        left.complete();
        LOG.atWarn().log("A restore that was cut short has been completed");
      } else {
        left.discard();
      }
    } catch (IOException e) {
      throw new BackupRefused(
          "A restore was cut short in %s and cannot be completed: %s. Then start again."
              .formatted(
                  data.toAbsolutePath(), FileFailure.writing(left.fresh.resolve("ready"), e)),
          e);
    }
  }

  /**
   * @throws BackupRefused when a restore works on the data folder, or was cut short there
   */
  static void refuseWhenUnderWay(Path data) {
    if (Files.exists(new Replacement(data).fresh)) {
      throw new BackupRefused(
          "A restore is under way in %s, or was cut short. Wait until it is done; after a crash, start the server or restore again."
              .formatted(data.toAbsolutePath()));
    }
  }

  /** Where the database of this kind is made ready. */
  Path fresh(BackupKind kind) {
    return fresh.resolve(kind.database());
  }

  /** The one in use. */
  Path inUse(BackupKind kind) {
    return data.resolve(kind.database());
  }

  void discardUnlessCommitted() throws IOException {
    if (!Files.exists(marker)) {
      discard();
    }
  }

  private void discard() throws IOException {
    Disk.deleteFolder(fresh);
  }

  /**
   * From here on the databases that are ready will be those in use.
   *
   * @param stamp names what they replace
   */
  void commit(String stamp) throws IOException {
    var unfinished = fresh.resolve("ready.part");
    Disk.write(unfinished, stamp);
    Disk.move(unfinished, marker);
    CrashPoint.COMMITTED.reached();
  }

  /** Puts each in its place; can be done again after any part of it. */
  void complete() throws IOException {
    var stamp = Files.readString(marker).strip();
    for (var kind : List.of(BackupKind.KEYS, BackupKind.DATA)) {
      if (Files.exists(fresh(kind))) {
        keepOld(kind, stamp);
        CrashPoint.of(kind, CrashPoint.DATA_KEPT, CrashPoint.KEYS_KEPT).reached();
        if (Files.exists(inUse(kind))) {
          FileOwner.copyWithPermissions(inUse(kind), fresh(kind));
        }
        Disk.move(fresh(kind), inUse(kind));
        CrashPoint.of(kind, CrashPoint.DATA_REPLACED, CrashPoint.KEYS_REPLACED).reached();
      }
    }
    Disk.deleteFolder(fresh); // the marker with it, after what it stands for
    CrashPoint.CLEANED.reached();
  }

  /** A log that is still there belongs to the old one: beside the new one it would ruin it. */
  private void keepOld(BackupKind kind, String stamp) throws IOException {
    var old = inUse(kind);
    var kept = kept(kind, stamp);
    if (Files.exists(old) && !Files.exists(kept)) {
      Disk.keepAs(old, kept);
    }
    for (var log : List.of("-wal", "-journal")) {
      if (Files.exists(beside(old, log))) {
        Disk.move(beside(old, log), beside(kept, log));
      }
    }
    Files.deleteIfExists(beside(old, "-shm"));
  }

  /** Where the database that was in use is kept. */
  Path kept(BackupKind kind, String stamp) {
    var keys = kind == BackupKind.KEYS ? "-keys" : "";
    return data.resolve("replaced-" + stamp + keys + ".db");
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
