package switchboard.store.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

/** A backup file, such as {@code keys-20261123T053000Z.db}, with its manifest. */
public record BackupFile(BackupKind kind, Path file) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final String DATABASE = ".db";
  private static final String MANIFEST = ".json";
  private static final String MEDIA = ".media";
  private static final String UNFINISHED = ".part";

  static BackupFile at(BackupKind kind, Path folder, Instant at) {
    return new BackupFile(kind, folder.resolve(kind.prefix + '-' + stamp(at) + DATABASE));
  }

  /**
   * @param named path of the database or of the manifest
   */
  public static BackupFile of(BackupKind kind, Path named) {
    return new BackupFile(kind, named.resolveSibling(base(named) + DATABASE));
  }

  /** The timestamp in a backup file's name. */
  static Optional<Instant> time(BackupKind kind, Path named) {
    var base = base(named);
    if (!base.startsWith(kind.prefix + '-')) {
      return Optional.empty();
    }
    try {
      return Optional.of(STAMP.parse(base.substring(kind.prefix.length() + 1), Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The timestamp format in file names, to the second. */
  static String stamp(Instant at) {
    return STAMP.format(at);
  }

  static boolean isManifest(Path file) {
    return file.toString().endsWith(MANIFEST);
  }

  /** Whether a file is a leftover; SQLite also writes a journal beside an unfinished copy. */
  static boolean isUnfinished(Path file) {
    return file.getFileName().toString().contains(UNFINISHED);
  }

  Path manifest() {
    return file.resolveSibling(base(file) + MANIFEST);
  }

  /** The list of files from users, beside the data. */
  Path media() {
    return file.resolveSibling(base(file) + MEDIA);
  }

  Path unfinishedMedia() {
    return file.resolveSibling(media().getFileName() + UNFINISHED);
  }

  static boolean isMediaList(Path file) {
    return file.toString().endsWith(MEDIA);
  }

  Path unfinished() {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  Path unfinishedJournal() {
    return file.resolveSibling(file.getFileName() + UNFINISHED + "-journal");
  }

  Path unfinishedManifest() {
    return file.resolveSibling(manifest().getFileName() + UNFINISHED);
  }

  private static String base(Path file) {
    var name = Objects.requireNonNull(file.getFileName()).toString();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
