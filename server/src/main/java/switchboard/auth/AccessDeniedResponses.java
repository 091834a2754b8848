package switchboard.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import switchboard.audit.AuditTrail;
import switchboard.audit.AuditedRequest;
import switchboard.domain.AuditEntry.Result;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.ProblemResponses;
import switchboard.web.RoutePermissions;
import switchboard.web.RoutePermissions.RouteAccess;

/** Responses to unauthenticated and unauthorized requests. A path without a route answers 404. */
record AccessDeniedResponses(RoutePermissions routes, AuditTrail trail) {

  /** Handles both missing authentication and a missing permission. */
  void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    switch (routes.access(request)) {
      case RouteAccess.Restricted(var needs) -> {
        if (isPage(request) && canBeLetIn(needs)) {
          response.setHeader(
              HttpHeaders.LOCATION, LoginConfiguration.loginPath(ReturnPath.of(request, routes)));
          response.setStatus(HttpStatus.SEE_OTHER.value());
        } else {
          trail.refused(trail.entry(request, AuditedRequest.action(needs), Result.REFUSED));
          refuse(needs, response);
        }
      }
      case RouteAccess.Public _, RouteAccess.None _ ->
          ProblemResponses.write(response, HttpStatus.NOT_FOUND, "");
    }
  }

  /** Whether a browser requests a page or submits a form. */
  private static boolean isPage(HttpServletRequest request) {
    var accepted = request.getHeader(HttpHeaders.ACCEPT);
    return !BearerTokenFilter.comesWithToken(request)
        && accepted != null
        && accepted.contains("text/html")
        && !accepted.contains("text/event-stream"); // a live update of an open page
  }

  /** Whether logging in, or logging in again, would grant access. */
  private static boolean canBeLetIn(Needs needs) {
    return Caller.current()
        .map(caller ->
            switch (caller.by()) {
              case TOKEN -> false;
              case HALF_LOGIN -> true;
              case LOGIN -> caller.may(needs.value()) && !needs.byTokenOnly();
            })
        .orElse(true);
  }

  private static void refuse(Needs needs, HttpServletResponse response) throws IOException {
    var caller = Caller.current();
    if (caller.isEmpty()) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      ProblemResponses.write(
          response,
          HttpStatus.UNAUTHORIZED,
          "Authentication required: send an API token with the scope %s in the header Authorization: Bearer …, or log in."
              .formatted(needs.value().word()));
      return;
    }
    var scope = needs.value().word();
    if (caller.get().may(needs.value())) {
      ProblemResponses.write(
          response,
          HttpStatus.FORBIDDEN,
          needs.byTokenOnly() && caller.get().by() != Caller.By.TOKEN
              ? "This requires an API token; a login is not accepted."
              : "Log in again: this action needs a login from the last five minutes.");
      return;
    }
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scope));
    ProblemResponses.write(
        response, HttpStatus.FORBIDDEN, "This requires the scope or permission " + scope + ".");
  }

  AccessDeniedHandler denied() {
    return (request, response, why) -> {
      if (why instanceof CsrfException) {
        refuseForm(request, response);
      } else {
        refuse(request, response);
      }
    };
  }

  /** Handles a missing or outdated CSRF token: the cookie is gone, or the form is forged. */
  private void refuseForm(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isPage(request)) {
      response.setHeader(
          HttpHeaders.LOCATION, LoginConfiguration.formAgain(ReturnPath.of(request, routes)));
      response.setStatus(HttpStatus.SEE_OTHER.value());
    } else {
      ProblemResponses.write(
          response, HttpStatus.FORBIDDEN, "This form has expired. Reload its page.");
    }
  }
}
