package switchboard.auth;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import switchboard.web.ProblemResponses;

/**
 * Refuses passwords over plain HTTP except from this machine, because they can be read in transit.
 */
final class RequireHttps extends OncePerRequestFilter {

  private final RequestMatcher changes;

  /**
   * @param changes the requests that may carry a password
   */
  RequireHttps(RequestMatcher changes) {
    this.changes = changes;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (changes.matches(request) && !request.isSecure() && !isHere(request.getRemoteAddr())) {
      ProblemResponses.write(
          response,
          HttpStatus.FORBIDDEN,
          "Passwords are accepted over HTTPS only. On the server set TLS_CERT and TLS_KEY, or ACME_DOMAIN. Behind a proxy set TRUSTED_PROXIES and have the proxy send X-Forwarded-Proto.");
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Whether an address is this machine's. The text is numeric, so no DNS lookup happens. */
  private static boolean isHere(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
