package switchboard.store.backup;

import static switchboard.base.Sentence.sentence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import switchboard.base.CrashPoint;
import switchboard.base.FileFailure;
import switchboard.store.Databases;
import switchboard.store.MediaFolder;
import switchboard.store.sqlite.DatabaseFailure;

/**
 * Creates backups, with or without a running server. Data and keys are separate files of SQLite,
 * whichever database is copied; the keys are copied after the data, so that every user in the data
 * has a key. Files from users are kept beside them, shared by all backups. Needs no master key.
 */
public final class Backup {

  /** What stays free besides the copies: a tenth of their size. */
  private static final int SPARE = 10;

  private final BackupSource source;
  private final Path data;
  private final Path root;
  private final BackupFolder folder;
  private final BackedUpMedia pool;
  private final MediaFolder used;
  private final RetentionPolicy keeping;
  private final String program;
  private final InstantSource clock;
  private final ToLongFunction<Path> space;
  private final AtomicReference<@Nullable BackupCopy> running = new AtomicReference<>();

  /**
   * @param data the data folder
   * @param root the backup folder
   * @param program the program version, for the manifests
   */
  public Backup(
      Databases databases,
      Path data,
      Path root,
      RetentionPolicy keeping,
      String program,
      InstantSource clock) {
    this(databases, data, root, keeping, program, clock, path -> path.toFile().getUsableSpace());
  }

  Backup(
      Databases databases,
      Path data,
      Path root,
      RetentionPolicy keeping,
      String program,
      InstantSource clock,
      ToLongFunction<Path> space) {
    source = BackupSource.of(databases, data);
    this.data = data;
    this.root = root;
    folder = new BackupFolder(root, data);
    pool = BackedUpMedia.in(root);
    used = new MediaFolder(data);
    this.keeping = keeping;
    this.program = program;
    this.clock = clock;
    this.space = space;
  }

  /** Both parts of a new backup. */
  public record Made(BackupFile data, BackupFile keys) {}

  /** The time of the last backup with both parts. */
  public Optional<Instant> last() {
    return folder.last(clock.instant());
  }

  /** An existing backup file. */
  public record Kept(BackupKind kind, Instant at, long bytes) {}

  /** The backups of a kind, newest first. */
  public List<Kept> all(BackupKind kind) {
    return folder.all(kind).descendingMap().entrySet().stream()
        .map(one -> new Kept(kind, one.getKey(), one.getValue().file().toFile().length()))
        .toList();
  }

  /** The backup file created at this time. */
  public Optional<Path> file(BackupKind kind, Instant at) {
    return Optional.ofNullable(folder.all(kind).get(at)).map(BackupFile::file);
  }

  /**
   * Verifies a backup as a restore does; returns whether it exists.
   *
   * @throws BackupException when it is damaged
   */
  public boolean verify(BackupKind kind, Instant at) {
    var backup = folder.all(kind).get(at);
    if (backup == null) {
      return false;
    }
    RestoreChecks.demandAsMade(backup);
    return true;
  }

  /** The folder for backups of a kind. */
  public Path folder(BackupKind kind) {
    return folder.folder(kind).toAbsolutePath().normalize();
  }

  /**
   * The newest backup of a kind.
   *
   * @throws BackupException when there is none
   */
  public BackupFile newest(BackupKind kind) {
    var newest = folder.all(kind).lastEntry();
    if (newest == null) {
      folder.whyHidden(kind).ifPresent(Backup::refuseHidden);
      throw new BackupException(
          sentence("backups.error.none_found", folder.folder(kind).toAbsolutePath()));
    }
    return newest.getValue();
  }

  private static void refuseHidden(FileFailure failure) {
    throw new BackupException(
        sentence("backups.error.folder_unreadable", DatabaseFailure.said(failure)));
  }

  /**
   * Creates a backup and removes expired ones.
   *
   * @throws BackupException when disk space is too low, another backup is running, or a copy fails
   *     verification; nothing is changed then, except that leftovers of earlier runs are removed
   */
  public Made make(Progress progress) {
    try (var held = hold(Duration.ZERO)) {
      return held.make(progress);
    }
  }

  /**
   * Locks the backup folder until the result is closed. Others make no backups meanwhile, and do
   * not migrate the schema.
   *
   * @param longest how long to wait for others
   * @throws BackupException when others have the lock all that time
   */
  public Held hold(Duration longest) {
    RestoreSwap.refuseWhenUnderWay(data);
    try {
      return new Held(folder.hold(longest).orElseThrow(this::busy));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** The locked backup folder. */
  public final class Held implements AutoCloseable {

    private final FileChannel lock;

    private Held(FileChannel lock) {
      this.lock = lock;
    }

    /** Creates a backup and removes expired ones. */
    public Made make(Progress progress) {
      try {
        folder.removeLeftovers();
        needSpace();
        pool.addAll(used);
        var at = folder.free(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        var made =
            new Made(copy(BackupKind.DATA, at, progress), copy(BackupKind.KEYS, at, progress));
        source.made(at);
        removeAged();
        return made;
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() {
      try {
        lock.close();
      } catch (IOException e) {
        // The lock is released when the process ends at the latest.
      }
    }
  }

  /** Removes expired backups, unless another backup is running. */
  public void removeOld() {
    try (var held = Files.isDirectory(root) ? folder.hold(Duration.ZERO).orElse(null) : null) {
      if (held != null) {
        removeAged();
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Cancels a backup running in another thread; that backup fails. */
  public void cancel() {
    var copy = running.get();
    if (copy != null) {
      copy.cancel();
    }
  }

  private BackupFile copy(BackupKind kind, Instant at, Progress progress) throws IOException {
    var copy = new BackupCopy(source, folder.at(kind, at), program, at, pool, used);
    running.set(copy);
    try {
      return copy.make(progress);
    } finally {
      running.set(null);
    }
  }

  private BackupException busy() {
    return new BackupException(sentence("backups.error.busy", root.toAbsolutePath()));
  }

  private void needSpace() throws IOException {
    long needed = pool.bytesToCopy(used);
    for (var kind : BackupKind.values()) {
      needed += bytes(kind);
    }
    needed += needed / SPARE;
    long free = space.applyAsLong(root);
    if (free < needed) {
      throw new BackupException(
          sentence(
              "backups.error.no_space", free >> 20, root.toAbsolutePath(), (needed >> 20) + 1));
    }
  }

  private long bytes(BackupKind kind) {
    try (var database = source.open(kind)) {
      return database.bytes();
    } catch (SQLException e) {
      throw source.failure(kind, null, e);
    }
  }

  private void removeAged() throws IOException {
    for (var kind : BackupKind.values()) {
      var all = folder.all(kind);
      var kept = keeping.retained(kind, all.keySet(), clock.instant());
      for (var backup : all.entrySet()) {
        if (!kept.contains(backup.getKey())) {
          folder.remove(backup.getValue());
          CrashPoint.OLD_REMOVED.reached();
        }
      }
    }
    pool.removeUnused(folder.mediaLists());
  }

  private BackupException failed(IOException e) {
    var reason = FileFailure.writing(root.resolve("lock"), e);
    return new BackupException(
        sentence("backups.error.failed", root.toAbsolutePath(), DatabaseFailure.said(reason)), e);
  }
}
