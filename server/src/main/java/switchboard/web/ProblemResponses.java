package switchboard.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import switchboard.base.UnavailableException;
import switchboard.base.UserErrorException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Errors as {@code application/problem+json} (RFC 9457). They never repeat the request's path,
 * because it may contain a secret.
 */
public final class ProblemResponses {

  static final String TYPE = "application/problem+json";

  private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);
  private static final int RETRY_AFTER = 5;
  private static final JsonMapper JSON = new JsonMapper();

  private ProblemResponses() {}

  /** The HTTP status of a user's mistake. */
  public static HttpStatus status(UserErrorException e) {
    return switch (e.kind()) {
      case INVALID -> HttpStatus.BAD_REQUEST;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case TELEGRAM -> HttpStatus.BAD_GATEWAY;
    };
  }

  /**
   * Writes the whole response.
   *
   * @param detail what is wrong and what to do; empty when the status says it all
   */
  public static void write(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    write(response, status, detail, "");
  }

  /**
   * Writes the whole response.
   *
   * @param field the invalid parameter or JSON field; empty when there is none
   */
  static void write(HttpServletResponse response, HttpStatus status, String detail, String field)
      throws IOException {
    var body = json(status, detail, field).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status.value());
    response.setContentType(TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** The client may repeat the request soon. The reason is logged; it may name addresses. */
  static void unavailable(HttpServletResponse response, UnavailableException e) throws IOException {
    LOG.atWarn().addKeyValue("reason", e.getMessage()).log("Request failed");
    response.resetBuffer();
    response.setHeader("Retry-After", Integer.toString(RETRY_AFTER));
    write(
        response,
        HttpStatus.SERVICE_UNAVAILABLE,
        "The database is unavailable. Try again in a few seconds.");
  }

  static String json(HttpStatus status, String detail, String field) {
    var problem = new LinkedHashMap<String, Object>();
    problem.put("type", "about:blank");
    problem.put("title", status.getReasonPhrase());
    problem.put("status", status.value());
    if (!detail.isEmpty()) {
      problem.put("detail", field.isEmpty() ? detail : field + ": " + detail);
    }
    if (!field.isEmpty()) {
      problem.put("field", field);
    }
    return JSON.writeValueAsString(problem);
  }
}
