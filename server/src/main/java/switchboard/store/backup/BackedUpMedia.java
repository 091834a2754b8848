package switchboard.store.backup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.base.DurableFiles;
import switchboard.store.MediaFolder;
import switchboard.store.backup.MediaListFile.Entry;
import switchboard.store.sqlite.Schema;

/**
 * The files from users in the backup folder. They are encrypted and never change, so all backups
 * share them: as hard links to the files in use, or as copies on another disk.
 */
final class BackedUpMedia {

  private final MediaFolder pool;

  private BackedUpMedia(MediaFolder pool) {
    this.pool = pool;
  }

  /**
   * @param root the backup folder
   */
  static BackedUpMedia in(Path root) {
    return new BackedUpMedia(new MediaFolder(root));
  }

  /** The files of a backup wherever it is: two folders up, as the backup folder is laid out. */
  static BackedUpMedia of(BackupFile backup) {
    var folder = backup.file().toAbsolutePath().normalize().getParent();
    var root = folder == null ? null : folder.getParent();
    return in(root == null ? Path.of(".") : root);
  }

  /**
   * Adds what is in use now. Done before the database is copied: what is deleted meanwhile is then
   * already here.
   */
  void addAll(MediaFolder used) throws IOException {
    for (var beginning : MediaFolder.beginnings()) {
      for (var file : used.finished(beginning)) {
        add(used, file);
      }
    }
    pool.syncAdopted();
  }

  private void add(MediaFolder used, String name) throws IOException {
    try {
      if (!Files.exists(pool.file(name)) && Files.exists(used.file(name))) {
        pool.adopt(used.file(name), name);
      }
    } catch (NoSuchFileException _) {
      // deleted meanwhile
    }
  }

  /** The space that {@link #addAll} needs: none on the same file system. */
  long bytesToCopy(MediaFolder used) throws IOException {
    if (used.isOnSameDisk(pool)) {
      return 0;
    }
    long bytes = 0;
    for (var beginning : MediaFolder.beginnings()) {
      for (var name : used.finished(beginning)) {
        bytes += Files.exists(pool.file(name)) ? 0 : Files.size(used.file(name));
      }
    }
    return bytes;
  }

  /**
   * Lists the files that a copy of the database names, and adds those that are new.
   *
   * @param copy of the data
   * @param list a new file
   * @return null when there are none
   */
  @Nullable MediaList list(Path copy, MediaFolder used, Path list)
      throws IOException, SQLException {
    var id = used.knownId().orElse(null);
    if (id == null) {
      return null;
    }
    long files = 0;
    long bytes = 0;
    DurableFiles.create(list);
    try (var snapshot = new Snapshot(copy, Schema.DATA);
        var names = snapshot.media(id);
        var writer = writer(list)) {
      while (names.next()) {
        var name = names.getString(1);
        add(used, name);
        if (Files.exists(pool.file(name))) {
          var entry = new Entry(name, Files.size(pool.file(name)));
          writer.write(entry.line());
          files++;
          bytes += entry.bytes();
        }
      }
    }
    pool.syncAdopted();
    DurableFiles.sync(list);
    return new MediaList(id, files, bytes, DurableFiles.sha256(list));
  }

  private static BufferedWriter writer(Path list) throws IOException {
    return Files.newBufferedWriter(list, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
  }

  /** The number of files in a list that are missing here or have another length. */
  long missing(Path list) throws IOException {
    return count(list, entry -> !isHere(entry));
  }

  private boolean isHere(Entry entry) {
    return pool.file(entry.name()).toFile().length() == entry.bytes();
  }

  /**
   * Puts the files of a list into a media folder, beside those that are there.
   *
   * @return how many of them are missing here
   */
  long restore(Path list, MediaFolder to) throws IOException {
    long missing =
        count(
            list,
            entry -> {
              if (!isHere(entry)) {
                return true;
              }
              if (!Files.exists(to.file(entry.name()))) {
                to.adopt(pool.file(entry.name()), entry.name());
              }
              return false;
            });
    to.syncAdopted();
    return missing;
  }

  /** Like a predicate, but may fail. */
  @FunctionalInterface
  private interface Check {
    boolean test(Entry entry) throws IOException;
  }

  private static long count(Path list, Check check) throws IOException {
    var found = new ArrayList<Entry>();
    long count = 0;
    try (var entries = new MediaListFile(list)) {
      for (var beginning : MediaFolder.beginnings()) {
        entries.take(beginning, found::add);
        for (var entry : found) {
          count += check.test(entry) ? 1 : 0;
        }
        found.clear();
      }
    }
    return count;
  }

  /** Removes files that no list names. */
  void removeUnused(List<Path> lists) throws IOException {
    var open = new ArrayList<MediaListFile>();
    try {
      for (var list : lists) {
        open.add(new MediaListFile(list));
      }
      for (var beginning : MediaFolder.beginnings()) {
        removeUnused(beginning, open);
      }
    } finally {
      for (var list : open) {
        list.close();
      }
    }
  }

  private void removeUnused(String beginning, List<MediaListFile> lists) throws IOException {
    var used = new HashSet<String>();
    for (var list : lists) {
      list.take(beginning, entry -> used.add(entry.name()));
    }
    for (var file : pool.files(beginning)) {
      if (!used.contains(String.valueOf(file.getFileName()))) {
        Files.deleteIfExists(file);
      }
    }
  }
}
