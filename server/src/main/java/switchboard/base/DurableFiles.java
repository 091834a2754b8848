package switchboard.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Private, durable files: readable by their owner only, and synced to disk when a method returns. A
 * file created by root gets the owner of its folder.
 */
public final class DurableFiles {

  private static final int PIECE = 1 << 20;

  private DurableFiles() {}

  /** Creates the folder and its missing parents, accessible to the owner only. */
  public static void makeFolder(Path folder) throws IOException {
    makeFolder(folder, null);
  }

  /**
   * @param owner a file or folder whose owner also owns what root creates; absent: the parent
   *     folder
   */
  public static void makeFolder(Path folder, @Nullable Path owner) throws IOException {
    var path = folder.toAbsolutePath();
    if (!Files.isDirectory(path)) {
      var parent = parent(path);
      makeFolder(parent, owner);
      createFolder(path, owner == null ? parent : owner);
      syncFolder(parent);
    }
  }

  /** Tolerates another process creating it concurrently. */
  private static void createFolder(Path folder, Path owner) throws IOException {
    try {
      PrivateFiles.createFolder(folder, owner);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /** Creates an empty file. */
  public static void create(Path file) throws IOException {
    PrivateFiles.createFile(file, parent(file));
  }

  /** Creates the file unless it exists; tolerates another process creating it concurrently. */
  public static void createIfMissing(Path file) throws IOException {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
    } catch (FileAlreadyExistsException e) {
      if (!Files.exists(file)) {
        throw e; // a dangling symbolic link
      }
    }
  }

  public static void write(Path file, String text) throws IOException {
    create(file);
    fill(file, text);
  }

  /** Creates no file: one that another process has moved away is missed, not made for everybody. */
  private static void fill(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.WRITE);
    sync(file);
  }

  /**
   * Creates a file with this text, and its folder, unless the file exists. Of several processes,
   * one succeeds; the others find its file complete.
   */
  public static void createUnlessThere(Path file, String text) throws IOException {
    makeFolder(parent(file));
    var fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".new");
    try {
      write(fresh, text);
      link(fresh, file, text);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster.
    } finally {
      Files.deleteIfExists(fresh);
    }
    syncFolder(parent(file));
  }

  /** Where there are no hard links, another process may find the file incomplete for a moment. */
  private static void link(Path fresh, Path file, String text) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      write(file, text);
    }
  }

  /**
   * @return the SHA-256 of the copied bytes
   */
  public static String copy(Path from, Path to) throws IOException {
    create(to);
    var digest = Sha256.digest();
    try (var in = FileChannel.open(from, StandardOpenOption.READ);
        var out = FileChannel.open(to, StandardOpenOption.WRITE)) {
      var piece = ByteBuffer.allocate(PIECE);
      while (in.read(piece) >= 0) {
        digest.update(piece.flip().duplicate());
        while (piece.hasRemaining()) {
          out.write(piece);
        }
        piece.clear();
      }
      out.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  public static String sha256(Path file) throws IOException {
    var digest = Sha256.digest();
    try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
      var piece = ByteBuffer.allocate(PIECE);
      while (in.read(piece) >= 0) {
        digest.update(piece.flip());
        piece.clear();
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  public static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /**
   * Syncs a folder, so that file names in it are durable. Where folders cannot be opened, the
   * operating system does this itself.
   */
  public static void syncFolder(Path folder) throws IOException {
    if (FileOwner.isPosix(folder)) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /**
   * Replaces a file, or creates it and its folder; a crash leaves the old text or the new one.
   *
   * @param model a file or folder whose owner is copied when root runs this
   */
  public static void replace(Path file, Path model, String text) throws IOException {
    makeFolder(parent(file));
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    PrivateFiles.createFile(fresh, model);
    fill(fresh, text);
    move(fresh, file);
  }

  /** Renames a file atomically and durably, replacing any existing one. */
  public static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
    syncFolder(parent(to));
  }

  /** Hard-links a file, or copies it where hard links are not supported. */
  public static void keepAs(Path file, Path second) throws IOException {
    try {
      Files.createLink(second, file);
    } catch (UnsupportedOperationException | IOException e) {
      var part = second.resolveSibling(second.getFileName() + ".part");
      Files.deleteIfExists(part);
      copy(file, part);
      move(part, second);
    }
    syncFolder(parent(second));
  }

  /** Deletes a folder recursively. */
  public static void deleteFolder(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    syncFolder(parent(folder));
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }
}
