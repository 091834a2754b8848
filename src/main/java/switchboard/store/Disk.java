package switchboard.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.base.FileOwner;
import switchboard.base.PrivateFiles;

/**
 * Files that only their owner reads, and that are on the disk when a method returns. What root
 * creates belongs to the owner of the folder it is in.
 */
final class Disk {

  private static final int PIECE = 1 << 20;

  private Disk() {}

  /** Makes the folder and those above it where they are missing, closed to others. */
  static void makeFolder(Path folder) throws IOException {
    makeFolder(folder, null);
  }

  /**
   * @param owner a file or folder whose owner gets what root makes; absent: the folder above
   */
  static void makeFolder(Path folder, @Nullable Path owner) throws IOException {
    var path = folder.toAbsolutePath();
    if (!Files.isDirectory(path)) {
      var parent = parent(path);
      makeFolder(parent, owner);
      PrivateFiles.createFolder(path, owner == null ? parent : owner);
      syncFolder(parent);
    }
  }

  /** Makes an empty file. */
  static void create(Path file) throws IOException {
    PrivateFiles.createFile(file, parent(file));
  }

  /** Another process may make it at the same moment. */
  static void createIfMissing(Path file) throws IOException {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
    } catch (FileAlreadyExistsException e) {
      if (!Files.exists(file)) {
        throw e; // a link to nothing
      }
    }
  }

  static void write(Path file, String text) throws IOException {
    create(file);
    Files.writeString(file, text);
    sync(file);
  }

  /**
   * @return the SHA-256 of what was copied
   */
  static String copy(Path from, Path to) throws IOException {
    create(to);
    var digest = sha256();
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

  static String sha256(Path file) throws IOException {
    var digest = sha256();
    try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
      var piece = ByteBuffer.allocate(PIECE);
      while (in.read(piece) >= 0) {
        digest.update(piece.flip());
        piece.clear();
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Makes names in a folder last; where folders cannot be opened, the system sees to it. */
  static void syncFolder(Path folder) throws IOException {
    if (FileOwner.isPosix(folder)) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Gives a file its name, at once and for good, whatever had that name before. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
    syncFolder(parent(to));
  }

  /** Gives a file a second name, or copies it where files have only one. */
  static void keepAs(Path file, Path second) throws IOException {
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

  /** Removes a folder and what is in it. */
  static void deleteFolder(Path folder) throws IOException {
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
