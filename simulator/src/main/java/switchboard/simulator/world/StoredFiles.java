package switchboard.simulator.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.Upload;

/**
 * Files sent in chats, on disk: the newest ones, at most 512 MiB and 20,000 files. The folder is
 * created with the first file and deleted at the end. Thread-safe; call it without the world's
 * lock, because it writes to the disk.
 */
public final class StoredFiles implements AutoCloseable {
  /** How long a link of getFile is valid (Bot API, getFile: at least an hour). */
  public static final Duration LINK_LIFE = Duration.ofHours(1);

  private static final long KEPT_BYTES = 512L << 20;
  private static final int KEPT_FILES = 20_000;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}\\z");

  private static final class Entry {
    final StoredFile file;
    @Nullable SentMedia media;
    @Nullable Instant linkedUntil;

    Entry(StoredFile file) {
      this.file = file;
    }
  }

  private final RandomGenerator random;
  private final Map<String, Entry> byId = new LinkedHashMap<>();
  private final Map<String, Entry> byPath = new HashMap<>();
  private @Nullable Path folder;
  private long bytes;
  private final AtomicInteger number = new AtomicInteger();

  StoredFiles(RandomGenerator random) {
    this.random = random;
  }

  /** Stores a file. One that {@link #spool} has written is moved. */
  public StoredFile add(long bot, FileKind kind, Upload upload) {
    Matcher ending = ENDING.matcher(upload.fileName());
    String path = kind.folder + "/file_" + number.getAndIncrement();
    path += ending.find() ? ending.group().toLowerCase(Locale.ROOT) : "";
    Path content = folder().resolve(path);
    try {
      Files.createDirectories(content.getParent());
      if (upload.spooled() == null) {
        Files.write(content, upload.bytes());
      } else {
        Files.move(upload.spooled(), content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String unique = kind == FileKind.PHOTO || kind == FileKind.THUMBNAIL ? "AQAD" : "AgAD";
    StoredFile file =
        new StoredFile(
            name(kind.prefix, 60),
            name(unique, 16),
            kind,
            bot,
            path,
            upload.fileName(),
            upload.mimeType(),
            content,
            upload.size());
    keep(new Entry(file));
    return file;
  }

  private synchronized void keep(Entry entry) {
    byId.put(entry.file.id(), entry);
    byPath.put(entry.file.path(), entry);
    bytes += entry.file.size();
    evict();
  }

  private void evict() {
    Iterator<Entry> oldest = byId.values().iterator();
    while ((bytes > KEPT_BYTES && byId.size() > 1) || byId.size() > KEPT_FILES) {
      StoredFile file = oldest.next().file;
      oldest.remove();
      byPath.remove(file.path());
      bytes -= file.size();
      delete(file.content());
    }
  }

  /** Writes a stream to a file; returns empty if it has more bytes than allowed. */
  public Optional<Path> spool(InputStream in, long most) throws IOException {
    Path path = folder().resolve(name("upload_", 24));
    long written = 0;
    try (var out = Files.newOutputStream(path)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        written += read;
        if (written > most) {
          break;
        }
        out.write(buffer, 0, read);
      }
    }
    if (written > most) {
      delete(path);
      return Optional.empty();
    }
    return Optional.of(path);
  }

  /** Remembers what a message with these files shows, for sending their ids again. */
  public synchronized void remember(SentMedia media, List<StoredFile> files) {
    for (StoredFile file : files) {
      Entry entry = byId.get(file.id());
      if (entry != null) {
        entry.media = media;
      }
    }
  }

  public synchronized Optional<StoredFile> find(String id) {
    return Optional.ofNullable(byId.get(id)).map(entry -> entry.file);
  }

  /** Finds a file by an id that is valid for the bot. */
  public Optional<StoredFile> find(long bot, String id) {
    return find(id).filter(file -> file.bot() == bot);
  }

  /** Returns what a message with the file shows; empty for a thumbnail. */
  public synchronized Optional<SentMedia> media(StoredFile file) {
    return Optional.ofNullable(byId.get(file.id())).map(entry -> entry.media);
  }

  /** Makes the path of a file valid on the file server for an hour. */
  public synchronized void link(StoredFile file, Instant now) {
    Entry entry = byId.get(file.id());
    if (entry != null) {
      entry.linkedUntil = now.plus(LINK_LIFE);
    }
  }

  /** Finds a bot's file by its path on the file server, if getFile has linked it lately. */
  public synchronized Optional<StoredFile> at(long bot, String path, Instant now) {
    Entry entry = byPath.get(path);
    return entry != null
            && entry.file.bot() == bot
            && entry.linkedUntil != null
            && now.isBefore(entry.linkedUntil)
        ? Optional.of(entry.file)
        : Optional.empty();
  }

  /** Deletes the files of a bot: all its file ids become invalid. */
  public synchronized void forget(long bot) {
    List<Entry> own = new ArrayList<>(byId.values());
    own.removeIf(entry -> entry.file.bot() != bot);
    for (Entry entry : own) {
      byId.remove(entry.file.id());
      byPath.remove(entry.file.path());
      bytes -= entry.file.size();
      delete(entry.file.content());
    }
  }

  private synchronized Path folder() {
    Path known = folder;
    if (known == null) {
      try {
        known = Files.createTempDirectory("simulator-files");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      folder = known;
    }
    return known;
  }

  private String name(String prefix, int length) {
    StringBuilder name = new StringBuilder(prefix);
    while (name.length() < length) {
      name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return name.toString();
  }

  static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (folder != null && Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(StoredFiles::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
