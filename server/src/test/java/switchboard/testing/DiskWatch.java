package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import switchboard.base.Worker;

/** Reads the files of some folders again after each change while a program uses them. */
public final class DiskWatch implements AutoCloseable {

  private static final long PAUSE_NANOS = 1_000_000;

  private final List<Path> folders;

  /** Sizes and times of the files that were read. */
  private final Map<Path, String> seen = new HashMap<>();

  private final Map<String, String> wanted = new TreeMap<>();
  private final Set<String> found = new ConcurrentSkipListSet<>();
  private final AtomicInteger rounds = new AtomicInteger();
  private final Worker worker = new Worker("disk watch", this::run);

  /**
   * @param wanted what to look for, by what it is called
   */
  public DiskWatch(List<Path> folders, Map<String, byte[]> wanted) {
    this.folders = folders;
    wanted.forEach(
        (name, bytes) -> this.wanted.put(name, new String(bytes, StandardCharsets.ISO_8859_1)));
    worker.start();
  }

  private void run() {
    while (!worker.isStopping()) {
      folders.forEach(this::search);
      rounds.incrementAndGet();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void search(Path folder) {
    try (var files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(file -> read(folder, file));
    } catch (IOException | UncheckedIOException _) {
      // deleted meanwhile
    }
  }

  private void read(Path folder, Path file) {
    try {
      var now = Files.size(file) + " " + Files.getLastModifiedTime(file);
      if (now.equals(seen.put(file, now))) {
        return;
      }
      var content = Files.readString(file, StandardCharsets.ISO_8859_1);
      wanted.forEach((name, bytes) -> {
        if (content.contains(bytes)) {
          found.add(name + " in " + folder.getFileName() + "/" + folder.relativize(file));
        }
      });
    } catch (IOException _) {
      // deleted meanwhile
    }
  }

  /** What was found so far and is there now, after two more rounds. */
  public Collection<String> found() {
    int begun = rounds.get();
    Eventually.holds("the disk is searched", () -> rounds.get() > begun + 1);
    return List.copyOf(found);
  }

  @Override
  public void close() {
    worker.close();
  }
}
