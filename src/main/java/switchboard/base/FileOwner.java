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
 * Owner and group of new files. A command that root runs on the folder of a service leaves nothing
 * there that the service cannot use: what root creates gets the owner of what is already there.
 */
public final class FileOwner {

  private static final Logger LOG = System.getLogger(FileOwner.class.getName());

  private FileOwner() {}

  /** Whether files on this system have permissions; asks no disk and needs no /proc. */
  public static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * For creating a file or folder with exactly these permissions, or fewer by the umask.
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

  /** The same, and the permissions, which an administrator may have chosen. */
  public static void copyWithPermissions(Path from, Path to) throws IOException {
    if (isPosix(to)) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
    copy(from, to);
  }

  /**
   * Gives a file that this process has just created the owner and group of another; does nothing
   * unless root runs it. Links are not followed: the folder may be under somebody else's control.
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
      // Root of a container may lack the right to do so.
      LOG.log(
          Level.WARNING, "{0} belongs to root: it could not be given to {1}", to, model.owner());
    }
  }
}
