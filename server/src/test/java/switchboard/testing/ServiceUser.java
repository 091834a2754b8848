package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An unprivileged system user without a name or home. Only root can run commands as this user. */
public final class ServiceUser {

  static final int UID = 12_345;
  static final int GID = 23_456;

  /** Wrapper command that runs its arguments as this user, with read access to the test classes. */
  public static final List<String> RUN =
      List.of(
          "setpriv",
          "--reuid=" + UID,
          "--regid=" + GID,
          "--clear-groups",
          "--inh-caps=+dac_read_search",
          "--ambient-caps=+dac_read_search");

  /**
   * The same with no more rights than a service has. What it runs is found by {@link #classPath}.
   */
  public static final List<String> RUN_WITHOUT_RIGHTS =
      List.of("setpriv", "--reuid=" + UID, "--regid=" + GID, "--clear-groups");

  private ServiceUser() {}

  /**
   * The program in a place that everybody may read, unlike the home of root: by links where that is
   * possible.
   */
  public static String classPath(Path folder) throws IOException {
    var parts = new ArrayList<String>();
    for (var part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      // The program's own browser is only for tests, and larger than all else together.
      if (!part.contains("driver-bundle") && Files.exists(Path.of(part))) {
        parts.add(copied(Path.of(part), folder.resolve(Integer.toString(parts.size()))).toString());
      }
    }
    return String.join(File.pathSeparator, parts);
  }

  private static Path copied(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var place = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else {
          linkedOrCopied(file, place);
        }
      }
    }
    return to;
  }

  private static void linkedOrCopied(Path file, Path place) throws IOException {
    try {
      Files.createLink(place, file);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(file, place);
    }
  }

  public static void assumeRoot() {
    assumeTrue(isPossible(), "only root can be other users");
  }

  public static boolean isPossible() {
    return Files.isExecutable(Path.of("/usr/bin/setpriv")) && isRoot();
  }

  public static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }

  /** Makes this user the owner of a folder and its contents. */
  public static void give(Path folder) {
    for (var file : all(folder)) {
      try {
        Files.setAttribute(file, "unix:uid", UID, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", GID, LinkOption.NOFOLLOW_LINKS);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Asserts that this user owns everything and nobody else has access. */
  public static void ownsAll(Path folder) {
    for (var file : all(folder)) {
      assertThat(List.of(attribute(file, "unix:uid"), attribute(file, "unix:gid")))
          .as("%s", file)
          .containsExactly(UID, GID);
    }
  }

  static Object attribute(Path file, String name) {
    try {
      return Files.getAttribute(file, name, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> all(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
