package switchboard.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The file size according to an SQLite header (https://sqlite.org/fileformat2.html).
 *
 * @param bytes actual file size
 * @param expected size according to the header; may be less while a write-ahead log exists
 */
record DatabaseHeader(long bytes, long expected) {

  private static final int LENGTH = 100;
  private static final int PAGE_SIZE = 16;
  private static final int CHANGES = 24;
  private static final int PAGES = 28;
  private static final int PAGES_VALID_FOR = 92;

  /** Empty when the file is unreadable or its header gives no valid size. */
  static Optional<DatabaseHeader> read(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var header = ByteBuffer.allocate(LENGTH);
      if (channel.read(header) < LENGTH
          || header.getInt(CHANGES) != header.getInt(PAGES_VALID_FOR)) {
        return Optional.empty();
      }
      long pageSize = Short.toUnsignedLong(header.getShort(PAGE_SIZE));
      long pages = Integer.toUnsignedLong(header.getInt(PAGES));
      return Optional.of(
          new DatabaseHeader(channel.size(), pages * (pageSize == 1 ? 1 << 16 : pageSize)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  boolean isTruncated() {
    return bytes < expected;
  }
}
