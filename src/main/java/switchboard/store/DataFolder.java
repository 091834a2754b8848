package switchboard.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.base.FileFailure;

/** The folder of all data, held by one process at a time through a lock that dies with it. */
public final class DataFolder implements AutoCloseable {

  /** The folder cannot be used; the message says why and what to do. */
  public static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refused(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder if need be and locks it.
   *
   * @throws Refused when another process holds it or it cannot be written
   */
  public static DataFolder hold(Path path) {
    return holdIfFree(path)
        .orElseThrow(() ->
            new Refused(
                "Another Switchboard already runs on the data folder "
                    + path.toAbsolutePath()
                    + ". Stop it first, or set DATA_DIR to another folder.",
                null));
  }

  /**
   * The same; empty when another process holds it.
   *
   * @throws Refused when it cannot be written
   */
  public static Optional<DataFolder> holdIfFree(Path path) {
    try {
      Disk.makeFolder(path);
      var lock = path.resolve("lock");
      Disk.createIfMissing(lock);
      var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new DataFolder(path, channel));
    } catch (IOException e) {
      throw new Refused(
          "The data folder %s cannot be used: %s."
              .formatted(path.toAbsolutePath(), FileFailure.writing(path.resolve("lock"), e)),
          e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held in this very process
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
    }
  }
}
