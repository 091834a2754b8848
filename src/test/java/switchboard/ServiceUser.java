package switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** A user of the system for a service, without a name, a home, or rights. Root alone may be it. */
final class ServiceUser {

  static final int UID = 12_345;
  static final int GID = 23_456;

  /**
   * A command that runs the words after it as this user, who may still read where the tests are.
   */
  static final List<String> RUN =
      List.of(
          "setpriv",
          "--reuid=" + UID,
          "--regid=" + GID,
          "--clear-groups",
          "--inh-caps=+dac_read_search",
          "--ambient-caps=+dac_read_search");

  private ServiceUser() {}

  static void assumeRoot() {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/setpriv")) && new UnixSystem().getUid() == 0,
        "only root can be other users");
  }

  /** Gives it a folder and what is in it. */
  static void give(Path folder) {
    for (var file : all(folder)) {
      try {
        Files.setAttribute(file, "unix:uid", UID, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", GID, LinkOption.NOFOLLOW_LINKS);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** All is its own, and closed to everybody else. */
  static void ownsAll(Path folder) {
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
