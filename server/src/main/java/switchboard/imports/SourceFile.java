package switchboard.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import switchboard.base.CommandException;
import switchboard.base.FileFailure;

/** A file that is read as a stream, and how much of it has been read. */
final class SourceFile extends FilterInputStream {

  private final long size;
  private long done;

  private SourceFile(InputStream in, long size) {
    super(in);
    this.size = size;
  }

  /**
   * @throws CommandException when it cannot be read
   */
  static SourceFile open(Path file) {
    demandReadable(file);
    try {
      var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      return new SourceFile(in, Files.size(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static void demandReadable(Path file) {
    if (Files.isDirectory(file)) {
      throw new CommandException("%s is a folder. Give the file in it.".formatted(file));
    }
    FileFailure.check(file, FileFailure.Use.READ)
        .ifPresent(failure -> {
          throw new CommandException("The file %s cannot be read: %s.".formatted(file, failure));
        });
  }

  static CommandException unreadable(Path file, IOException failure) {
    return new CommandException(
        "The file %s cannot be read: %s.".formatted(file, FileFailure.reading(file, failure)));
  }

  long size() {
    return size;
  }

  long done() {
    return done;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    done += one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    done += Math.max(0, count);
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    done += skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
