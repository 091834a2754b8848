package switchboard.base;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Owner and group of new files. Files that root creates in the folder of a service get the owner of
 * the existing files, so that the service can use them.
 */
public final class FileOwner {

  private static final Logger LOG = System.getLogger(FileOwner.class.getName());

  private FileOwner() {}

  /** Whether files on this system have permissions. Needs neither disk access nor /proc. */
  public static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Attributes for creating a file or folder with these permissions, minus those in the umask.
   *
   * @param permissions such as {@code rw-------}
   */
  public static FileAttribute<?>[] permissions(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Copies owner, group and permissions, which an administrator may have chosen. */
  public static void copyWithPermissions(Path from, Path to) throws IOException {
    if (isPosix(to)) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
    copy(from, to);
  }

  /**
   * Copies owner and group to a file that this process has just created; does nothing unless run by
   * root. Links are not followed, because another user may control the folder.
   */
  public static void copy(Path from, Path to) throws IOException {
    if (!ProcessUser.isRoot() || !isPosix(to)) {
      return;
    }
    var model = Files.getFileAttributeView(from, PosixFileAttributeView.class).readAttributes();
    var view =
        Files.getFileAttributeView(to, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    var now = view.readAttributes();
    try {
      if (!model.group().equals(now.group())) {
        view.setGroup(model.group());
      }
      if (!model.owner().equals(now.owner())) {
        view.setOwner(model.owner());
      }
    } catch (IOException e) {
      // Root in a container may lack this right.
      LOG.log(
          Level.WARNING,
          "{0} belongs to root: its owner could not be changed to {1}",
          to,
          model.owner());
    }
  }
}
