package switchboard.auth;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Detects forwarding headers from untrusted addresses. */
final class UntrustedForwardingFilter extends OncePerRequestFilter {

  private static final List<String> HEADERS =
      List.of("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Forwarded");

  private final ProxyDiagnostics proxies;

  UntrustedForwardingFilter(ProxyDiagnostics proxies) {
    this.proxies = proxies;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!AllowedOrigins.isByTrustedProxy(request)) {
      HEADERS.stream()
          .filter(header -> request.getHeader(header) != null)
          .findFirst()
          .ifPresent(header -> proxies.unbelieved(header, request.getRemoteAddr()));
    }
    chain.doFilter(request, response);
  }
}
