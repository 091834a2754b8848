package switchboard.auth;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import switchboard.web.ProblemResponses;

/**
 * Rejects cross-site changes by Fetch Metadata or, for browsers without it, by {@code Origin}. A
 * CSRF token is required as well.
 */
final class SameOriginFilter extends OncePerRequestFilter {

  private final RequestMatcher changes;
  private final AllowedOrigins origins;
  private final ProxyDiagnostics proxies;

  /**
   * @param changes the requests that another site could forge
   */
  SameOriginFilter(RequestMatcher changes, AllowedOrigins origins, ProxyDiagnostics proxies) {
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
      if (AllowedOrigins.isEncrypted(origin)) {
        Cookies.encrypt(request);
      }
      proxies.accepted(request, origin);
      chain.doFilter(request, response);
    } else {
      ProblemResponses.write(
          response,
          HttpStatus.FORBIDDEN,
          "The request came from a page of another site. If it was a page of this server, have the"
              + " proxy forward the Host header, or set PUBLIC_URL to the address of the page.");
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
