package switchboard.auth;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import switchboard.audit.AuditTrail;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry.Result;
import switchboard.web.Caller;
import switchboard.web.ProblemResponses;

/** Authenticates requests by the API token in {@code Authorization: Bearer …} (RFC 6750). */
final class BearerTokenFilter extends OncePerRequestFilter {

  private static final String SCHEME = "bearer ";

  private final ApiTokens tokens;
  private final AuditTrail trail;

  BearerTokenFilter(ApiTokens tokens, AuditTrail trail) {
    this.tokens = tokens;
    this.trail = trail;
  }

  /** Whether a request carries a bearer token; its cookies are then ignored. */
  static boolean comesWithToken(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!comesWithToken(request)) {
      chain.doFilter(request, response);
      return;
    }
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    var caller = tokens.caller(header.substring(SCHEME.length()).strip());
    if (caller.isEmpty()) {
      trail.refused(trail.entry(request, AuditAction.TOKEN_USE, Result.REFUSED));
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
      ProblemResponses.write(
          response,
          HttpStatus.UNAUTHORIZED,
          "This token is unknown, expired or revoked. Make a new one: switchboard token create");
      return;
    }
    SecurityContextHolder.setContext(new SecurityContextImpl(authentication(caller.get())));
    try {
      chain.doFilter(request, response);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  /** Without Spring authorities: permissions are checked on {@link Caller}. */
  private static PreAuthenticatedAuthenticationToken authentication(Caller caller) {
    return new PreAuthenticatedAuthenticationToken(caller, "", List.of());
  }
}
