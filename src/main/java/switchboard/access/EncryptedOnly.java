package switchboard.access;

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
import switchboard.web.Problems;

/** Takes passwords over plain http from this machine only: on the way others could read them. */
final class EncryptedOnly extends OncePerRequestFilter {

  private final RequestMatcher changes;

  /**
   * @param changes the requests that may bring a password
   */
  EncryptedOnly(RequestMatcher changes) {
    this.changes = changes;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (changes.matches(request) && !request.isSecure() && !isHere(request.getRemoteAddr())) {
      Problems.write(
          response,
          HttpStatus.FORBIDDEN,
          "Passwords are taken over https only. On the server set TLS_CERT and TLS_KEY, or ACME_DOMAIN, or TRUSTED_PROXIES for the proxy in front, which must send X-Forwarded-Proto.");
    } else {
      chain.doFilter(request, response);
    }
  }

  /** The text is an address, so no name is looked up. */
  private static boolean isHere(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
