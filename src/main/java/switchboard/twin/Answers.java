package switchboard.twin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes answers. */
final class Answers {
  private Answers() {}

  static void json(HttpServletResponse response, int status, JsonNode body) throws IOException {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** Refuses as the Bot API does: the code is the HTTP status too. */
  static void refuse(HttpServletResponse response, Refused refused) throws IOException {
    ObjectNode body = Json.object().put("ok", false).put("error_code", refused.code);
    body.put("description", refused.description());
    if (refused.retryAfter > 0) {
      body.putObject("parameters").put("retry_after", refused.retryAfter);
      response.setIntHeader("Retry-After", refused.retryAfter);
    }
    json(response, refused.code, body);
  }

  /** Refuses as the page's own API does. */
  static void error(HttpServletResponse response, int status, String sentence) throws IOException {
    json(response, status, Json.object().put("error", sentence));
  }
}
