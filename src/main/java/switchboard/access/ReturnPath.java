package switchboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import switchboard.web.RoutePermissions;

/** Where a browser goes on after a login that it was sent away to. */
final class ReturnPath {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private ReturnPath() {}

  /** What was asked for; a form's target cannot be looked at, the page above it can. */
  static String of(HttpServletRequest request, RoutePermissions routes) {
    var path = request.getServletPath();
    if (READING.contains(request.getMethod())) {
      var whole = request.getQueryString() == null ? path : path + "?" + request.getQueryString();
      return Entrance.isOwnPage(whole) ? whole : path;
    }
    while (!path.isEmpty() && !routes.isPage(path)) {
      path = path.substring(0, path.lastIndexOf('/'));
    }
    return path.isEmpty() ? LoginConfiguration.CONSOLE : path;
  }
}
