package switchboard.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import switchboard.base.DurableFiles;
import switchboard.base.RandomText;

/**
 * The folder of encrypted files, in the data folder. Names are random, so that they tell nothing;
 * the first two characters name a folder below. A file under its own name is complete.
 *
 * <p>Each instance has its own. A random id in the folder tells them apart and stays the same when
 * the folder is restored or moved.
 */
public final class MediaFolder {

  public static final String UNFINISHED = ".part";

  private static final String ID = "folder.id";
  private static final int NAME_BYTES = 16;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

  private final Path root;
  private final Set<String> beingWritten = ConcurrentHashMap.newKeySet();
  private final Set<Path> adoptedIn = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String id;

  /**
   * @param data the data folder
   */
  public MediaFolder(Path data) {
    root = data.resolve("media");
  }

  /** Tells this folder from those of other instances; creates the folder at first. */
  public String id() throws IOException {
    var known = knownId();
    if (known.isEmpty()) {
      DurableFiles.createUnlessThere(root.resolve(ID), randomName());
    }
    return knownId().orElseThrow(() -> new NoSuchFileException(ID));
  }

  /** The same; empty when there is no folder yet. */
  public Optional<String> knownId() throws IOException {
    var file = root.resolve(ID);
    if (id == null && Files.exists(file)) {
      id = Files.readString(file).strip();
    }
    return Optional.ofNullable(id);
  }

  private static String randomName() {
    return HexFormat.of().formatHex(RandomText.bytes(NAME_BYTES));
  }

  /** A name for a new file. */
  public String newName() {
    return randomName();
  }

  /** Where a file is. */
  public Path file(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a file");
    }
    return folder(name).resolve(name);
  }

  private Path folder(String name) {
    return root.resolve(name.substring(0, 2));
  }

  private Path unfinished(String name) {
    return file(name).resolveSibling(name + UNFINISHED);
  }

  /** Creates a file under its unfinished name. */
  public FileChannel create(String name) throws IOException {
    var part = unfinished(name);
    DurableFiles.makeFolder(folder(name));
    beingWritten.add(name);
    DurableFiles.create(part);
    return FileChannel.open(part, StandardOpenOption.WRITE);
  }

  /** Gives a file, which was forced to disk, its own name. */
  public void finish(String name) throws IOException {
    DurableFiles.move(unfinished(name), file(name));
    beingWritten.remove(name);
  }

  /** Removes a file that is not finished. */
  public void discard(String name) {
    try {
      Files.deleteIfExists(unfinished(name));
    } catch (IOException _) {
      // the sweep tries again
    }
    beingWritten.remove(name);
  }

  /** Whether a process that has ended left the file unfinished: only one uses a data folder. */
  public boolean isLeftOver(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.endsWith(UNFINISHED)
        && !beingWritten.contains(name.substring(0, name.length() - UNFINISHED.length()));
  }

  /**
   * Deletes a file, if it exists.
   *
   * @return the bytes that it used
   */
  public long delete(String name) throws IOException {
    var file = file(name);
    try {
      long bytes = Files.size(file);
      Files.deleteIfExists(file);
      return bytes;
    } catch (NoSuchFileException _) {
      return 0;
    }
  }

  /** The files in the folder of names that begin with these two characters. */
  public List<Path> files(String beginning) throws IOException {
    var folder = root.resolve(beginning);
    try (var files = Files.list(folder)) {
      return files.toList();
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    }
  }

  /** The names of finished files that begin with these two characters. */
  public List<String> finished(String beginning) throws IOException {
    return files(beginning).stream()
        .map(file -> String.valueOf(file.getFileName()))
        .filter(name -> NAME.matcher(name).matches())
        .toList();
  }

  /** The beginnings of all names, in order. */
  public static List<String> beginnings() {
    return IntStream.range(0, 256).mapToObj("%02x"::formatted).toList();
  }

  /**
   * Takes a file over from another folder: as a hard link, else as a copy. Durable after {@link
   * #syncAdopted}, which syncs each folder once.
   */
  public void adopt(Path from, String name) throws IOException {
    var folder = folder(name);
    DurableFiles.makeFolder(folder);
    try {
      Files.createLink(file(name), from);
      adoptedIn.add(folder);
    } catch (UnsupportedOperationException | IOException _) {
      DurableFiles.keepAs(from, file(name));
    }
  }

  /**
   * Takes over all files of another folder, with its id.
   *
   * @return how many
   */
  public int adoptAll(MediaFolder other) throws IOException {
    var given = other.knownId().orElse(null);
    if (given == null) {
      return 0;
    }
    adoptId(given);
    int files = 0;
    for (var beginning : beginnings()) {
      for (var name : other.finished(beginning)) {
        if (!Files.exists(file(name))) {
          adopt(other.file(name), name);
        }
        files++;
      }
    }
    syncAdopted();
    return files;
  }

  public void syncAdopted() throws IOException {
    for (var folder : adoptedIn) {
      DurableFiles.syncFolder(folder);
    }
    adoptedIn.clear();
  }

  /** Takes over the id of a folder whose files come here; keeps an id that this one has already. */
  public void adoptId(String given) throws IOException {
    if (knownId().isEmpty()) {
      DurableFiles.createUnlessThere(root.resolve(ID), given);
    }
  }

  /** Whether hard links between the two are possible. */
  public boolean isOnSameDisk(MediaFolder other) throws IOException {
    return Files.getFileStore(existing(root)).equals(Files.getFileStore(existing(other.root)));
  }

  private static Path existing(Path path) {
    var folder = path.toAbsolutePath();
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder;
  }
}
