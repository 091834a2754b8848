package switchboard.base;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a file or folder could not be used, and what to do about it. Determined by inspecting the
 * file, because messages of the system are localized and often name no cause.
 *
 * @param sentence one or two sentences, to follow a colon, without the last full stop
 */
public record FileFailure(Reason reason, Sentence sentence) {

  private static final int FEW_BYTES = 64 << 10;

  /** The kinds of reason. */
  public enum Reason {
    MISSING,
    DENIED,
    READ_ONLY,
    NO_SPACE,
    TOO_MANY_OPEN,
    IS_FOLDER,
    IS_NO_FOLDER,
    BROKEN_LINK,
    EXISTS,
    NOT_UTF_8,
    OTHER
  }

  /** The intended use of the file. */
  public enum Use {
    READ,
    WRITE
  }

  /** The reason why this file could not be read. */
  public static FileFailure reading(Path file, IOException failure) {
    return of(file, Use.READ, failure);
  }

  /** The reason why this file could not be created or written. */
  public static FileFailure writing(Path file, IOException failure) {
    return of(file, Use.WRITE, failure);
  }

  private static FileFailure of(Path file, Use use, IOException failure) {
    if (failure instanceof CharacterCodingException) {
      return because("error.file.not_utf8", Reason.NOT_UTF_8, file);
    }
    return said(file, failure)
        .or(() -> check(named(file, failure), use))
        .or(() -> check(file, use))
        .orElseGet(() -> other(file, failure));
  }

  private static FileFailure because(String key, Reason reason, Object... values) {
    return new FileFailure(reason, Sentence.sentence(key, values));
  }

  /** The file that the exception names, which may be a parent folder. */
  private static Path named(Path file, IOException failure) {
    return failure instanceof FileSystemException e && e.getFile() != null
        ? Path.of(e.getFile())
        : file;
  }

  private static FileFailure other(Path file, IOException failure) {
    var said =
        failure instanceof FileSystemException e && e.getReason() != null
            ? e.getReason()
            : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return because("error.file.other", Reason.OTHER, file, said);
  }

  /** Causes that cannot be seen afterwards are taken from the system's message. */
  private static Optional<FileFailure> said(Path file, IOException failure) {
    var message = String.valueOf(failure.getMessage());
    if (message.contains("Too many open files")) {
      return Optional.of(tooManyOpen());
    }
    if (message.contains("No space left") || message.contains("quota exceeded")) {
      return Optional.of(noSpace(file));
    }
    return message.contains("Read-only file system")
        ? Optional.of(readOnly(file))
        : Optional.empty();
  }

  /**
   * Why it is unknown whether a file exists: a parent folder is not accessible, or the file is a
   * broken link. Code that creates missing files checks this first.
   */
  public static Optional<FileFailure> hidden(Path file) {
    return !Files.exists(file) && (!Files.notExists(file) || Files.isSymbolicLink(file))
        ? check(file, Use.READ)
        : Optional.empty();
  }

  /** The first visible reason why this file cannot be used now. */
  public static Optional<FileFailure> check(Path given, Use use) {
    var file = given.toAbsolutePath().normalize();
    try {
      var onTheWay = onTheWay(file.getParent());
      return onTheWay != null ? Optional.of(onTheWay) : Optional.ofNullable(at(file, use));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static @Nullable FileFailure onTheWay(@Nullable Path folder) throws IOException {
    if (folder == null) {
      return null;
    }
    var above = onTheWay(folder.getParent());
    if (above != null) {
      return above;
    }
    if (!Files.exists(folder)) {
      return missing(folder);
    }
    if (!Files.isDirectory(folder)) {
      return because("error.file.not_a_folder", Reason.IS_NO_FOLDER, folder);
    }
    return Files.isExecutable(folder) ? null : denied(folder);
  }

  private static @Nullable FileFailure at(Path file, Use use) throws IOException {
    if (!Files.exists(file)) {
      return Files.isSymbolicLink(file) || use == Use.READ ? missing(file) : unwritable(file);
    }
    if (Files.isDirectory(file)) {
      return because("error.file.is_folder", Reason.IS_FOLDER, file);
    }
    if (!Files.isReadable(file)) {
      return denied(file);
    }
    return use == Use.READ ? null : unwritable(file);
  }

  private static @Nullable FileFailure unwritable(Path file) throws IOException {
    var target = Files.exists(file) ? file : file.getParent();
    if (target == null) {
      return null;
    }
    if (!Files.isWritable(target)) {
      return isReadOnly(target) ? readOnly(target) : denied(target);
    }
    return target.toFile().getUsableSpace() < FEW_BYTES ? noSpace(target) : null;
  }

  /**
   * Whether the file system is read-only. Nothing else stops root, or an owner with write
   * permission.
   */
  private static boolean isReadOnly(Path path) {
    try {
      return ProcessUser.isRoot()
          || (FileOwner.isPosix(path) && ProcessUser.owns(path) && mayOwnerWrite(path))
          || Files.getFileStore(path).isReadOnly();
    } catch (IOException e) {
      return false; // no /proc
    }
  }

  private static boolean mayOwnerWrite(Path path) throws IOException {
    return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_WRITE);
  }

  private static FileFailure missing(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return because(
          "error.file.broken_link", Reason.BROKEN_LINK, path, Files.readSymbolicLink(path));
    }
    return because("error.file.missing", Reason.MISSING, path);
  }

  private static FileFailure readOnly(Path path) {
    return because("error.file.read_only", Reason.READ_ONLY, path);
  }

  private static FileFailure noSpace(Path path) {
    return because("error.file.no_space", Reason.NO_SPACE, path);
  }

  /** The process has used up its file descriptors. */
  public static FileFailure tooManyOpen() {
    return because("error.file.too_many_open", Reason.TOO_MANY_OPEN);
  }

  private static FileFailure denied(Path path) throws IOException {
    var user = ProcessUser.name();
    if (FileOwner.isPosix(path) && ProcessUser.owns(path)) {
      return because("error.file.denied.permissions", Reason.DENIED, path);
    }
    var owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
    if (Files.isDirectory(path)) {
      return because("error.file.denied.folder", Reason.DENIED, path, owner, user);
    }
    return because("error.file.denied.owner", Reason.DENIED, path, owner, user);
  }

  @Override
  public String toString() {
    return sentence.toString();
  }
}
