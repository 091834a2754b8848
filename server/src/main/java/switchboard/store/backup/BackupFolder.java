package switchboard.store.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.DurableFiles;
import switchboard.base.FileFailure;
import switchboard.base.FileFailure.Reason;
import switchboard.base.FileFailure.Use;

/** The backup folder: existing backups, and leftovers of interrupted runs. */
final class BackupFolder {

  private static final Logger LOG = LoggerFactory.getLogger(BackupFolder.class);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Path root;
  private final Path owner;

  /**
   * @param owner a folder whose owner also owns the folders created by root, if it exists
   */
  BackupFolder(Path root, Path owner) {
    this.root = root;
    this.owner = owner;
  }

  /**
   * Creates the folders and locks them until the channel is closed.
   *
   * @param longest how long to wait for others
   * @return empty when others have the lock all that time
   */
  Optional<FileChannel> hold(Duration longest) throws IOException {
    for (var kind : BackupKind.values()) {
      DurableFiles.makeFolder(folder(kind), Files.exists(owner) ? owner : null);
    }
    var lock = root.resolve("lock");
    DurableFiles.createIfMissing(lock);
    long end = System.nanoTime() + longest.toNanos();
    var held = tryLock(lock);
    if (held.isEmpty() && longest.isPositive()) {
      LOG.atInfo()
          .addKeyValue("folder", root)
          .addKeyValue("longest", longest)
          .log("Waiting for another process that makes a backup there or migrates the schema");
    }
    while (held.isEmpty() && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(PAUSE.toNanos());
      held = tryLock(lock);
    }
    return held;
  }

  private static Optional<FileChannel> tryLock(Path lock) throws IOException {
    var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException e) {
      // held by this process
    }
    channel.close();
    return Optional.empty();
  }

  Path folder(BackupKind kind) {
    return root.resolve(kind.word());
  }

  BackupFile at(BackupKind kind, Instant at) {
    return BackupFile.at(kind, folder(kind), at);
  }

  /** The first second from this time on without a backup of that name. */
  Instant free(Instant from) {
    var at = from;
    while (isTaken(at)) {
      at = at.plusSeconds(1);
    }
    return at;
  }

  private boolean isTaken(Instant at) {
    return Arrays.stream(BackupKind.values())
        .map(kind -> at(kind, at))
        .anyMatch(backup -> Files.exists(backup.file()) || Files.exists(backup.manifest()));
  }

  /** Backups whose manifest matches the file's length, by creation time. */
  NavigableMap<Instant, BackupFile> all(BackupKind kind) {
    var all = new TreeMap<Instant, BackupFile>();
    for (var file : files(kind).stream().filter(BackupFile::isManifest).toList()) {
      var backup = BackupFile.of(kind, file);
      BackupFile.time(kind, file).filter(_ -> isWhole(backup)).ifPresent(at -> all.put(at, backup));
    }
    return all;
  }

  private static boolean isWhole(BackupFile backup) {
    try {
      return Files.size(backup.file()) == Manifest.read(backup.manifest()).bytes();
    } catch (IOException | BackupException e) {
      return false;
    }
  }

  private List<Path> files(BackupKind kind) {
    try (var files = Files.list(folder(kind))) {
      return files.toList();
    } catch (IOException e) {
      return List.of(); // no folder, so no backups; whyHidden reports other causes
    }
  }

  /** The lists of files from users. */
  List<Path> mediaLists() {
    return files(BackupKind.DATA).stream().filter(BackupFile::isMediaList).toList();
  }

  /** Why existing backups of this kind may be unreadable. */
  Optional<FileFailure> whyHidden(BackupKind kind) {
    var folder = folder(kind);
    return Files.isReadable(folder)
        ? files(kind).stream()
            .filter(BackupFile::isManifest)
            .flatMap(manifest -> FileFailure.check(manifest, Use.READ).stream())
            .findFirst()
        : FileFailure.check(folder.resolve("*"), Use.READ)
            .filter(failure -> failure.reason() != Reason.MISSING);
  }

  /** Renames the manifest first, so that an interrupted removal becomes a leftover. */
  void remove(BackupFile backup) throws IOException {
    DurableFiles.move(backup.manifest(), backup.unfinishedManifest());
    Files.deleteIfExists(backup.file());
    Files.deleteIfExists(backup.media());
    Files.deleteIfExists(backup.unfinishedManifest());
    DurableFiles.syncFolder(folder(backup.kind()));
  }

  /** Removes leftovers of interrupted runs. */
  void removeLeftovers() throws IOException {
    for (var kind : BackupKind.values()) {
      for (var file : files(kind).stream().filter(BackupFile::isUnfinished).toList()) {
        var backup = BackupFile.of(kind, file);
        if (file.equals(backup.unfinishedManifest()) && !Files.exists(backup.manifest())) {
          Files.deleteIfExists(backup.file());
          Files.deleteIfExists(backup.media());
        }
        Files.deleteIfExists(file);
      }
    }
  }

  /** The time of the last backup with both parts. */
  Optional<Instant> last(Instant now) {
    var last = Arrays.stream(BackupKind.values()).map(kind -> last(kind, now)).toList();
    return last.stream().allMatch(Optional::isPresent)
        ? last.stream().flatMap(Optional::stream).min(Comparator.naturalOrder())
        : Optional.empty();
  }

  private Optional<Instant> last(BackupKind kind, Instant now) {
    return files(kind).stream()
        .filter(BackupFile::isManifest)
        .flatMap(file -> BackupFile.time(kind, file).stream())
        .filter(at -> !at.isAfter(now))
        .sorted(Comparator.reverseOrder())
        .filter(at -> isWhole(at(kind, at)))
        .findFirst();
  }
}
