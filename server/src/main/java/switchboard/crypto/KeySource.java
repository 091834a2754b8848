package switchboard.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.base.DurableFiles;
import switchboard.base.FileFailure;
import switchboard.base.FileOwner;
import switchboard.base.TextFile;

/** Source of the master key: a file that only its owner can read, or the environment. */
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
   * @param json the content of a key file
   */
  public static KeySource given(String json) {
    return new KeySource(null, json);
  }

  /** Whether a key exists, or something inaccessible in its place. */
  public boolean isThere() {
    return file == null || Files.exists(file) || FileFailure.hidden(file).isPresent();
  }

  /**
   * @throws MasterKeyException when there is no key, or other users can read it
   */
  public MasterKey load() {
    if (file == null) {
      return MasterKey.parse(given == null ? "" : given, toString());
    }
    try {
      refuseOpenFile(file);
      return MasterKey.parse(TextFile.read(file), toString());
    } catch (TextFile.UnreadableException e) {
      throw new MasterKeyException("%s cannot be read: %s.".formatted(this, e.getMessage()), e);
    } catch (IOException e) {
      throw new MasterKeyException(
          "%s cannot be read: %s.".formatted(this, FileFailure.reading(file, e)), e);
    }
  }

  private static void refuseOpenFile(Path file) throws IOException {
    if (Files.isRegularFile(file)
        && FileOwner.isPosix(file)
        && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      throw new MasterKeyException(
          "The master key %s can be read by other users. Restrict it: chmod 600 %s"
              .formatted(file, file));
    }
  }

  /**
   * Creates the file, unless another program has done so meanwhile.
   *
   * @throws MasterKeyException when the file cannot be written
   */
  public void create(MasterKey key) {
    var place = changeable();
    try {
      DurableFiles.createUnlessThere(place.toAbsolutePath(), key.json());
    } catch (IOException e) {
      throw unwritable(place, e);
    }
  }

  /**
   * Replaces the key atomically.
   *
   * @throws MasterKeyException when the key comes from the environment, or the file cannot be
   *     written
   */
  public void save(MasterKey key) {
    var place = changeable();
    try {
      // Replace the target of a link, not the link.
      var target = Files.exists(place) ? place.toRealPath() : place.toAbsolutePath();
      var folder = Objects.requireNonNull(target.getParent());
      DurableFiles.replace(target, Files.exists(target) ? target : folder, key.json());
    } catch (IOException e) {
      throw unwritable(place, e);
    }
  }

  private MasterKeyException unwritable(Path place, IOException failure) {
    return new MasterKeyException(
        "%s cannot be written: %s.".formatted(this, FileFailure.writing(place, failure)), failure);
  }

  /**
   * The key file, for changing the key.
   *
   * @throws MasterKeyException when the key comes from the environment
   */
  public Path changeable() {
    if (file == null) {
      throw new MasterKeyException(
          "The master key comes from MASTER_KEY and cannot be changed there. Move it to the file"
              + " named by KEY_FILE.");
    }
    return file;
  }

  @Override
  public String toString() {
    return file == null ? "MASTER_KEY" : "The master key " + file;
  }
}
