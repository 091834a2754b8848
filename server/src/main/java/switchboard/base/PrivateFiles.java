package switchboard.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates files and folders that only their owner can access, whatever the umask is. */
public final class PrivateFiles {

  private PrivateFiles() {}

  /**
   * @param model a file or folder whose owner is copied when root runs this
   */
  public static void createFile(Path file, Path model) throws IOException {
    Files.createFile(file, FileOwner.permissions(file, "rw-------"));
    FileOwner.copy(model, file);
  }

  /**
   * @param model a file or folder whose owner is copied when root runs this
   */
  public static void createFolder(Path folder, Path model) throws IOException {
    Files.createDirectory(folder, FileOwner.permissions(folder, "rwx------"));
    FileOwner.copy(model, folder);
  }
}
