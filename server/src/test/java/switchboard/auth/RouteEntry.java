package switchboard.auth;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import switchboard.web.Permission;

/**
 * A row of the table of routes.
 *
 * @param needs empty for public routes
 */
record RouteEntry(String method, String path, Optional<Permission> needs, boolean byTokenOnly) {

  static RouteEntry of(String line) {
    var words = line.split(" +", -1);
    var word = words[2].replace("*", "");
    return new RouteEntry(
        words[0],
        words[1],
        Arrays.stream(Permission.values()).filter(it -> it.word().equals(word)).findFirst(),
        words[2].endsWith("*"));
  }

  String route() {
    return method + " " + path;
  }

  /** The path with ids that do not exist, so that nothing changes. */
  String target() {
    return path.replaceAll("\\{\\w+}", "999999");
  }

  /** Whether the response is a stream without an end. */
  boolean isLive() {
    return path.startsWith("/admin/live/");
  }

  boolean isFor(Set<Permission> permissions) {
    return needs.isEmpty() || permissions.contains(needs.get());
  }
}
