package switchboard.store.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import switchboard.store.sql.StoreUnavailableException;

/**
 * The folder in which a restore prepares databases. While it exists, only a restore and the
 * server's startup touch the current databases.
 */
public final class PendingRestore {

  private PendingRestore() {}

  public static Path folder(Path data) {
    return data.resolve("restore");
  }

  public static boolean isIn(Path data) {
    return Files.exists(folder(data));
  }

  public static String message(Path data) {
    return "A restore is running in %s or was interrupted. Wait until it has finished; after a crash, start the server or restore again."
        .formatted(data.toAbsolutePath());
  }

  /**
   * @throws StoreUnavailableException when a restore is running on the data folder or was
   *     interrupted
   */
  public static void refuse(Path data) {
    if (isIn(data)) {
      throw new StoreUnavailableException(message(data), null);
    }
  }
}
