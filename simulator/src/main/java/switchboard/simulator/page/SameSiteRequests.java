package switchboard.simulator.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * CSRF protection: whether a state-changing request comes from the same site (OWASP, CSRF sheet).
 */
final class SameSiteRequests {
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private SameSiteRequests() {}

  static boolean allows(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !OWN.contains(site)) {
      return false;
    }
    String origin = request.getHeader("Origin");
    return origin == null || origin.equals("http://" + request.getHeader("Host"));
  }
}
