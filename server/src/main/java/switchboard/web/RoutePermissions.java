package switchboard.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Authorizes a request when its route is public or its caller has the required permission. */
@Component
public final class RoutePermissions implements AuthorizationManager<RequestAuthorizationContext> {

  /** The access rule of a route. A route without one answers 404. */
  public sealed interface RouteAccess {
    record Public() implements RouteAccess {}

    record Restricted(Needs needs) implements RouteAccess {}

    record None() implements RouteAccess {}
  }

  private final RequestMappingHandlerMapping routes;
  private final InstantSource clock;

  RoutePermissions(RequestMappingHandlerMapping requestMappingHandlerMapping, InstantSource clock) {
    routes = requestMappingHandlerMapping;
    this.clock = clock;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    return new AuthorizationDecision(
        switch (access(context.getRequest())) {
          case RouteAccess.Public _ -> true;
          case RouteAccess.None _ -> false;
          case RouteAccess.Restricted(var needs) ->
              Caller.of(authentication.get()).filter(caller -> opens(caller, needs)).isPresent();
        });
  }

  private boolean opens(Caller caller, Needs needs) {
    return caller.may(needs.value())
        && (caller.by() == Caller.By.TOKEN || !needs.byTokenOnly())
        && (!needs.freshly() || caller.isFresh(clock.instant()));
  }

  /** The access rule of the handler for this request. */
  public RouteAccess access(HttpServletRequest request) {
    try {
      return handler(request).map(RoutePermissions::access).orElseGet(RouteAccess.None::new);
    } catch (Exception e) {
      // The path exists. The dispatcher repeats this lookup and reports the error.
      return e instanceof ErrorResponse ? new RouteAccess.Public() : new RouteAccess.None();
    }
  }

  /** Whether a path answers GET. */
  public boolean isPage(String path) {
    var parsed = PathContainer.parsePath(path);
    return routes.getHandlerMethods().keySet().stream()
        .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(route -> Stream.ofNullable(route.getPathPatternsCondition()))
        .flatMap(patterns -> patterns.getPatterns().stream())
        .anyMatch(pattern -> pattern.matches(parsed));
  }

  private static RouteAccess access(HandlerMethod handler) {
    var needs = handler.getMethodAnnotation(Needs.class);
    if (needs != null) {
      return new RouteAccess.Restricted(needs);
    }
    return handler.hasMethodAnnotation(Open.class)
        ? new RouteAccess.Public()
        : new RouteAccess.None();
  }

  private Optional<HandlerMethod> handler(HttpServletRequest request) throws Exception {
    if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
      ServletRequestPathUtils.parseAndCache(request);
    }
    var chain = routes.getHandler(request);
    return chain != null && chain.getHandler() instanceof HandlerMethod handler
        ? Optional.of(handler)
        : Optional.empty();
  }
}
