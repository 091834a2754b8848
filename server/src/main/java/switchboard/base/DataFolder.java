package switchboard.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data folder, locked by one process at a time. The operating system releases the lock when the
 * process ends.
 */
public final class DataFolder implements AutoCloseable {

  /** The folder cannot be used; the message says why and what to do. */
  public static final class DataFolderException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DataFolderException(String message, @Nullable Throwable cause) {
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
   * Creates the folder if missing and locks it.
   *
   * @throws Refused when another process holds the lock or the folder is not writable
   */
  public static DataFolder hold(Path path) {
    return holdIfFree(path)
        .orElseThrow(() ->
            new DataFolderException(
                "Another Switchboard already runs on the data folder "
                    + path.toAbsolutePath()
                    + ". Stop it first, or set DATA_DIR to another folder.",
                null));
  }

  /**
   * Like {@link #hold}; empty when another process holds the lock.
   *
   * @throws Refused when the folder is not writable
   */
  public static Optional<DataFolder> holdIfFree(Path path) {
    try {
      DurableFiles.makeFolder(path);
      var lock = path.resolve("lock");
      DurableFiles.createIfMissing(lock);
      var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new DataFolder(path, channel));
    } catch (IOException e) {
      throw new DataFolderException(
          "The data folder %s cannot be used: %s."
              .formatted(path.toAbsolutePath(), FileFailure.writing(path.resolve("lock"), e)),
          e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this process
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
      // The lock is released when the process ends at the latest.
    }
  }
}
