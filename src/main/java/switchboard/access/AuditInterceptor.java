package switchboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import switchboard.domain.AuditEntry;
import switchboard.domain.AuditEntry.Result;
import switchboard.web.Needs;
import switchboard.web.Problems;

/**
 * Notes every request that comes through a locked door, so that no route can be forgotten. A change
 * is noted before it is made, and again with what came of it: what cannot be noted is not done. A
 * look is noted afterwards, and nobody waits for that.
 */
final class AuditInterceptor implements HandlerInterceptor {

  private static final String ENTRY = AuditInterceptor.class.getName();
  private static final int FIRST_ERROR = 400;

  private final AuditTrail trail;

  AuditInterceptor(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    var needs = needs(request, handler);
    if (needs == null || request.getAttribute(ENTRY) != null) {
      return true; // it is open to all, or an answer that goes on where it was before
    }
    var entry = trail.entry(request, AuditedRequest.action(needs), Result.BEGUN);
    try {
      if (AuditedRequest.isChange(request, needs)) {
        trail.write(entry);
      } else {
        trail.settle();
      }
    } catch (RuntimeException e) {
      AuditTrail.warn(e);
      refuse(response);
      return false;
    }
    request.setAttribute(ENTRY, entry);
    return true;
  }

  private static @Nullable Needs needs(HttpServletRequest request, Object handler) {
    var needs =
        handler instanceof HandlerMethod method ? method.getMethodAnnotation(Needs.class) : null;
    return needs != null && AuditedRequest.isWorthARow(request, needs) ? needs : null;
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    Problems.write(
        response,
        HttpStatus.SERVICE_UNAVAILABLE,
        "This cannot be noted in the audit log now, so it is not done. Look at /health and the log of the server.");
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (request.getAttribute(ENTRY) instanceof AuditEntry entry) {
      trail.writeLater(entry.with(trail.now(), result(response.getStatus(), failure)));
    }
  }

  private static Result result(int status, @Nullable Exception failure) {
    if (failure != null) {
      return Result.FAILED;
    }
    return switch (HttpStatus.resolve(status)) {
      case UNAUTHORIZED, FORBIDDEN -> Result.REFUSED;
      case null, default -> status < FIRST_ERROR ? Result.DONE : Result.FAILED;
    };
  }
}
