package switchboard.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.AuditEntry.Actor;
import switchboard.domain.AuditEntry.Result;
import switchboard.domain.UserId;
import switchboard.web.Caller;
import switchboard.web.Needs;

/** Audit log fields of a request: actor, address, route and the user it concerns. */
public final class AuditedRequest {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");
  private static final String USER = AuditedRequest.class.getName() + ".user";
  private static final String NUMBER = "[0-9]{1,16}";

  private AuditedRequest() {}

  static AuditEntry entry(
      HttpServletRequest request, AuditAction action, Instant at, Result result) {
    return new AuditEntry(
        at,
        actor(request),
        action,
        route(request),
        user(request),
        number(request, "id"),
        1,
        result);
  }

  static Actor actor(@Nullable HttpServletRequest request) {
    var address = request == null ? null : request.getRemoteAddr();
    return Caller.current()
        .map(caller -> new Actor(kind(caller.by()), caller.id(), caller.name(), address))
        .orElseGet(() -> new Actor(Actor.Kind.NOBODY, 0, "", address));
  }

  private static Actor.Kind kind(Caller.By by) {
    return switch (by) {
      case TOKEN -> Actor.Kind.TOKEN;
      case LOGIN, HALF_LOGIN -> Actor.Kind.LOGIN;
    };
  }

  /** The method and route template, which contain no client input. */
  static String route(HttpServletRequest request) {
    var method = METHODS.contains(request.getMethod()) ? request.getMethod() : "?";
    var template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return template == null ? method : method + " " + template;
  }

  private static @Nullable UserId user(HttpServletRequest request) {
    var id = number(request, "user_id");
    return id == null ? null : new UserId(id);
  }

  /** Says which user the request is about, where the path does not name them. */
  public static void isAbout(HttpServletRequest request, UserId user) {
    request.setAttribute(USER, user);
  }

  /** The entry with the user whom the handler named. */
  static AuditEntry about(HttpServletRequest request, AuditEntry entry) {
    return request.getAttribute(USER) instanceof UserId user ? entry.about(user) : entry;
  }

  private static @Nullable Long number(HttpServletRequest request, String variable) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get(variable) instanceof String word
            && word.matches(NUMBER)
        ? Long.valueOf(word)
        : null;
  }

  public static AuditAction action(Needs needs) {
    if (needs.as().length > 0) {
      return needs.as()[0];
    }
    return switch (needs.value()) {
      case STATS -> AuditAction.STATS_READ;
      case READ -> AuditAction.PEOPLE_READ;
      case SEND -> AuditAction.MESSAGE_SEND;
      case PREFERENCES -> AuditAction.PREFERENCES_CHANGE;
      case ERASE -> AuditAction.PERSON_ERASE;
      case ADMIN -> AuditAction.ADMINISTER;
      case AUDIT -> AuditAction.AUDIT_READ;
      case ACCOUNT -> AuditAction.ACCOUNT_CHANGE;
    };
  }

  /**
   * Whether a request is logged: every change, but no reads of statistics, which are polled, of the
   * audit log, which would grow with every page view, or of one's own account.
   */
  static boolean isWorthARow(HttpServletRequest request, Needs needs) {
    return needs.logged()
        && (needs.as().length > 0
            || isChange(request, needs)
            || switch (needs.value()) {
              case STATS, AUDIT, ACCOUNT -> false;
              case READ, SEND, PREFERENCES, ERASE, ADMIN -> true;
            });
  }

  static boolean isChange(HttpServletRequest request, Needs needs) {
    return needs.byTokenOnly() || !LOOKS.contains(request.getMethod());
  }
}
