package switchboard.audit;

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
import switchboard.web.ProblemResponses;

/**
 * Writes every request that needs a permission to the audit log, so that no route can be forgotten.
 * A change is logged before it runs and again with its result; when logging fails, the change is
 * refused. Reads are logged after the response, asynchronously.
 */
record AuditInterceptor(AuditTrail trail, RepeatedReads reads) implements HandlerInterceptor {

  private static final String ENTRY = AuditInterceptor.class.getName();
  private static final int FIRST_ERROR = 400;

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    var needs = needs(request, handler);
    if (needs == null || request.getAttribute(ENTRY) != null) {
      return true; // a public route, or an async dispatch of a request that is logged already
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
    ProblemResponses.write(
        response,
        HttpStatus.SERVICE_UNAVAILABLE,
        "The audit log cannot be written, so the request was refused. See /health and the server log.");
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (request.getAttribute(ENTRY) instanceof AuditEntry entry) {
      var done =
          AuditedRequest.about(
              request, entry.with(trail.now(), result(response.getStatus(), failure)));
      if (!reads.repeats(done)) {
        trail.writeLater(done);
      }
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
