package switchboard.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import switchboard.web.RoutePermissions;

/** Where a browser returns to after logging in. */
final class ReturnPath {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private ReturnPath() {}

  /**
   * The requested page; for a form, the nearest parent page, because its target does not answer
   * GET.
   */
  static String of(HttpServletRequest request, RoutePermissions routes) {
    var path = request.getServletPath();
    if (READING.contains(request.getMethod())) {
      var whole = request.getQueryString() == null ? path : path + "?" + request.getQueryString();
      return Reauthentication.isOwnPage(whole) ? whole : path;
    }
    while (!path.isEmpty() && !routes.isPage(path)) {
      path = path.substring(0, path.lastIndexOf('/'));
    }
    return path.isEmpty() ? LoginConfiguration.CONSOLE : path;
  }
}
