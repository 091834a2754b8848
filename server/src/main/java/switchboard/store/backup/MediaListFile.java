package switchboard.store.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of files from users: a line each, with name and length, sorted by name. The lists of
 * all backups can be read side by side without keeping them in memory.
 */
final class MediaListFile implements AutoCloseable {

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{32}) ([0-9]{1,18})");

  /** A file. */
  record Entry(String name, long bytes) {

    String line() {
      return name + ' ' + bytes + '\n';
    }
  }

  private final BufferedReader reader;
  private @Nullable Entry next;

  MediaListFile(Path file) throws IOException {
    reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
    next = read();
  }

  private @Nullable Entry read() throws IOException {
    var line = reader.readLine();
    if (line == null) {
      return null;
    }
    var match = LINE.matcher(line);
    if (!match.matches()) {
      throw new IOException("not a list of files");
    }
    return new Entry(match.group(1), Long.parseLong(match.group(2)));
  }

  /** Takes the next files, as long as their names begin so. */
  void take(String beginning, Consumer<Entry> taker) throws IOException {
    for (var entry = next; entry != null && entry.name().startsWith(beginning); entry = next) {
      taker.accept(entry);
      next = read();
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
