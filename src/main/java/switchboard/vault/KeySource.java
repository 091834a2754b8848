package switchboard.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the master key is kept: a file that only its owner reads, or the environment. */
public final class KeySource {

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final @Nullable Path file;
  private final @Nullable String given;

  private KeySource(@Nullable Path file, @Nullable String given) {
    this.file = file;
    this.given = given;
  }

  public static KeySource file(Path file) {
    return new KeySource(file, null);
  }

  /**
   * @param json what such a file holds
   */
  public static KeySource given(String json) {
    return new KeySource(null, json);
  }

  /** Whether there is a key, or something in its place. */
  public boolean isThere() {
    return file == null || Files.exists(file);
  }

  /**
   * @throws KeyRefused when there is none, or others can read it
   */
  public MasterKey load() {
    if (file == null) {
      return MasterKey.parse(given == null ? "" : given, toString());
    }
    try {
      refuseOpenFile(file);
      return MasterKey.parse(Files.readString(file), toString());
    } catch (IOException e) {
      throw new KeyRefused(
          "%s cannot be read. Check that the file is there and belongs to who runs the program."
              .formatted(this),
          e);
    }
  }

  private static void refuseOpenFile(Path file) throws IOException {
    if (isPosix(file) && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      throw new KeyRefused(
          "The master key %s can be read by others than its owner. Close it: chmod 600 %s"
              .formatted(file, file));
    }
  }

  /**
   * Keeps this key from now on: all of it, or the one before.
   *
   * @throws KeyRefused when it comes from the environment, or the file cannot be written
   */
  public void save(MasterKey key) {
    var place = changeable();
    try {
      // Behind a link stands what is to go.
      var target = Files.exists(place) ? place.toRealPath() : place.toAbsolutePath();
      var folder = Objects.requireNonNull(target.getParent());
      makePrivate(folder);
      var fresh = folder.resolve(target.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      if (isPosix(folder)) {
        Files.createFile(
            fresh,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(fresh, key.json());
      giveToOwner(fresh, target);
      sync(fresh, StandardOpenOption.WRITE);
      replace(fresh, target);
      sync(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new KeyRefused(
          "%s cannot be written. Run this as the owner of the file and its folder, or set KEY_FILE."
              .formatted(this),
          e);
    }
  }

  /**
   * The file, for those who are to change the key.
   *
   * @throws KeyRefused when it comes from the environment
   */
  public Path changeable() {
    if (file == null) {
      throw new KeyRefused(
          "The master key is given in MASTER_KEY, where it cannot be changed. Put it into the file"
              + " KEY_FILE instead.");
    }
    return file;
  }

  /** So that the server can still read it when an administrator changes it. */
  private static void giveToOwner(Path fresh, Path earlier) throws IOException {
    if (Files.exists(earlier)) {
      var owner = Files.getOwner(earlier);
      if (!owner.equals(Files.getOwner(fresh))) {
        Files.setOwner(fresh, owner);
      }
    }
  }

  private static void makePrivate(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      if (isPosix(folder)) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  private static void replace(Path fresh, Path file) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void sync(Path path, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  private static boolean isPosix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }

  @Override
  public String toString() {
    return file == null ? "MASTER_KEY" : "The master key " + file;
  }
}
