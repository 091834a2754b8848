package switchboard.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import switchboard.base.UnavailableException;

/**
 * Answers 503 when the database is unavailable already for later filters, such as the one that
 * looks up the login.
 */
public final class UnavailableFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (UnavailableException e) {
      if (response.isCommitted()) {
        throw e;
      }
      ProblemResponses.unavailable(response, e);
    }
  }
}
