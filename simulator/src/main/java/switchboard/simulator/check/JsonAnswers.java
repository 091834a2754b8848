package switchboard.simulator.check;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes JSON responses. */
public final class JsonAnswers {
  private JsonAnswers() {}

  public static void json(HttpServletResponse response, int status, JsonNode body)
      throws IOException {
    byte[] bytes = SimulatorJson.MAPPER.writeValueAsBytes(body);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** Writes a Bot API error: the HTTP status equals {@code error_code}. */
  public static void refuse(HttpServletResponse response, BotApiRefusal refused)
      throws IOException {
    ObjectNode body = SimulatorJson.object().put("ok", false).put("error_code", refused.code);
    body.put("description", refused.description());
    if (refused.retryAfter > 0) {
      body.putObject("parameters").put("retry_after", refused.retryAfter);
      response.setIntHeader("Retry-After", refused.retryAfter);
    }
    json(response, refused.code, body);
  }

  /** Writes an error of the page API. */
  public static void error(HttpServletResponse response, int status, String sentence)
      throws IOException {
    json(response, status, SimulatorJson.object().put("error", sentence));
  }
}
