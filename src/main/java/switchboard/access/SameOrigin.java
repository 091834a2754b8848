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
import switchboard.web.Problems;

/**
 * Refuses changes that another site's page asks for: by what the browser says of where they come
 * from (Fetch Metadata), or, from one that does not, by the origin. The token in the form is
 * demanded as well.
 */
final class SameOrigin extends OncePerRequestFilter {

  private final RequestMatcher changes;
  private final Origins origins;
  private final ProxyWatch proxies;

  /**
   * @param changes the requests that a browser may make with somebody's cookie
   */
  SameOrigin(RequestMatcher changes, Origins origins, ProxyWatch proxies) {
    this.changes = changes;
    this.origins = origins;
    this.proxies = proxies;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!changes.matches(request)) {
      chain.doFilter(request, response);
    } else if (isFromHere(request)) {
      var origin = request.getHeader(HttpHeaders.ORIGIN);
      if (Origins.isEncrypted(origin)) {
        Cookies.encrypt(request);
      }
      proxies.accepted(request, origin);
      chain.doFilter(request, response);
    } else {
      Problems.write(
          response,
          HttpStatus.FORBIDDEN,
          "This was asked for by a page of another site. If it was a page of this server: the proxy"
              + " in front must pass on the header Host, or PUBLIC_URL must be the address of the"
              + " page.");
    }
  }

  private boolean isFromHere(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null || origins.isOwn(request, origin);
  }
}
