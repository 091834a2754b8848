package switchboard.botfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sha256;

/**
 * The files that screens show: those in the folder {@code media} beside the bot file, and those of
 * the built-in sample, so that a copy of the sample needs no others.
 */
public final class MediaFiles {

  /** The folder beside the bot file. */
  static final String FOLDER = "media";

  private static final String SAMPLE = "/media/";
  private static final Pattern SIMPLE = Pattern.compile("[\\w-][\\w.-]*");
  private static final int MAX_LISTED = 1000;

  /** Only this beginning of a file is looked at to tell its type. */
  private static final int HEAD = 12;

  private record Known(long bytes, long changed, MediaFile file) {}

  private final @Nullable Path folder;
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  private MediaFiles(@Nullable Path folder) {
    this.folder = folder;
  }

  /**
   * @param botFile absent for the built-in sample
   */
  public static MediaFiles beside(@Nullable Path botFile) {
    var parent = botFile == null ? null : botFile.toAbsolutePath().getParent();
    return new MediaFiles(parent == null ? null : parent.resolve(FOLDER));
  }

  /**
   * @param path as written in the bot file, with or without the folder's name; whether it leads out
   *     of the folder has been checked
   */
  Optional<MediaFile> find(String path) {
    var own = folder == null ? Optional.<MediaFile>empty() : inFolder(folder, inside(path));
    return own.or(() -> inSample(inside(path)));
  }

  private static String inside(String path) {
    return path.startsWith(FOLDER + "/") ? path.substring(FOLDER.length() + 1) : path;
  }

  private Optional<MediaFile> inFolder(Path media, String path) {
    try {
      var file = media.resolve(path).toRealPath();
      var now = Files.readAttributes(file, BasicFileAttributes.class);
      if (!now.isRegularFile() || !file.startsWith(media.toRealPath())) {
        return Optional.empty();
      }
      var earlier = known.get(file);
      long changed = now.lastModifiedTime().toMillis();
      if (earlier == null || earlier.bytes() != now.size() || earlier.changed() != changed) {
        earlier = new Known(now.size(), changed, read(file));
        known.put(file, earlier);
      }
      return Optional.of(earlier.file());
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static MediaFile read(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      var content = channel.map(MapMode.READ_ONLY, 0, channel.size());
      var name = String.valueOf(file.getFileName());
      return new MediaFile(
          name, file.toUri(), channel.size(), Sha256.hex(content), isPicture(content));
    }
  }

  private static Optional<MediaFile> inSample(String path) {
    var found = SIMPLE.matcher(path).matches() ? MediaFiles.class.getResource(SAMPLE + path) : null;
    if (found == null) {
      return Optional.empty();
    }
    try (var in = found.openStream()) {
      var content = ByteBuffer.wrap(in.readAllBytes());
      return Optional.of(
          new MediaFile(
              path, found.toURI(), content.remaining(), Sha256.hex(content), isPicture(content)));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("a file of the sample cannot be read", e);
    }
  }

  private static boolean isPicture(ByteBuffer content) {
    var head = new byte[Math.min(HEAD, content.remaining())];
    content.duplicate().get(head);
    var text = new String(head, StandardCharsets.ISO_8859_1);
    return text.startsWith("\u00ff\u00d8\u00ff")
        || text.startsWith("\u0089PNG\r\n\u001a\n")
        || text.startsWith("GIF8")
        || (text.startsWith("RIFF") && text.endsWith("WEBP"));
  }

  /** The names of the files in the folder. */
  List<String> names() {
    return listed().stream().map(Entry::name).toList();
  }

  /** Differs when a file in the folder has changed. */
  String stamp() {
    return listed().toString();
  }

  private record Entry(String name, long bytes, long changed) {}

  private List<Entry> listed() {
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files =
        Files.find(folder, 5, (_, file) -> file.isRegularFile(), FileVisitOption.FOLLOW_LINKS)) {
      return files
          .limit(MAX_LISTED)
          .map(this::entry)
          .filter(Objects::nonNull)
          .sorted(Comparator.comparing(Entry::name))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private @Nullable Entry entry(Path file) {
    try {
      var name = Objects.requireNonNull(folder).relativize(file).toString();
      var now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Entry(name, now.size(), now.lastModifiedTime().toMillis());
    } catch (IOException e) {
      return null; // deleted at this moment
    }
  }
}
