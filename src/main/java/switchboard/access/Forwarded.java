package switchboard.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says once that a proxy in front is not believed. Of one that is, Tomcat takes these headers away
 * before anybody sees them.
 */
final class Forwarded extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(Forwarded.class);

  private final AtomicBoolean told = new AtomicBoolean();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHeader("X-Forwarded-For") != null && !told.getAndSet(true)) {
      LOG.atWarn()
          .addKeyValue("address", request.getRemoteAddr())
          .log(
              "Somebody sends X-Forwarded-For and is not believed. If this is the address of your proxy, put it into TRUSTED_PROXIES; otherwise all is well");
    }
    chain.doFilter(request, response);
  }
}
