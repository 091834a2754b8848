package switchboard.base;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user that this process runs as. Needs neither /proc nor an entry in the passwd file. */
public final class ProcessUser {

  private static final long UNKNOWN = -1;
  private static final long UID = uid();

  private ProcessUser() {}

  public static boolean isRoot() {
    return UID == 0;
  }

  /** The user's name; the id when it has no name. */
  static String name() {
    var name = System.getProperty("user.name", "?");
    return name.equals("?") && UID != UNKNOWN ? Long.toString(UID) : name;
  }

  static boolean owns(Path path) throws IOException {
    return UID != UNKNOWN
        && Files.getAttribute(path, "unix:uid") instanceof Integer owner
        && Integer.toUnsignedLong(owner) == UID;
  }

  private static long uid() {
    try {
      return new UnixSystem().getUid();
    } catch (LinkageError e) {
      return UNKNOWN; // Windows, or a Java without that module
    }
  }
}
