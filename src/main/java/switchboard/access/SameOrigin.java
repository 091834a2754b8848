package switchboard.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import switchboard.web.Problems;

/**
 * Refuses changes that another site's page asks for: by what the browser says of where they come
 * from (Fetch Metadata), or, from one that does not, by the origin. The token in the form is
 * demanded as well.
 */
final class SameOrigin extends OncePerRequestFilter {

  private final RequestMatcher changes;

  /**
   * @param changes the requests that a browser may make with somebody's cookie
   */
  SameOrigin(RequestMatcher changes) {
    this.changes = changes;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (changes.matches(request) && !isFromHere(request)) {
      Problems.write(
          response, HttpStatus.FORBIDDEN, "This was asked for by a page of another site.");
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isFromHere(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null || origin.equals(own(request));
  }

  private static String own(HttpServletRequest request) {
    return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
  }
}
