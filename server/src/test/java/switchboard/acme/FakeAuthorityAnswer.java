package switchboard.acme;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Response of the test authority. */
final class FakeAuthorityAnswer {

  static final String ERROR = "urn:ietf:params:acme:error:";

  private static final JsonMapper JSON = new JsonMapper();

  private FakeAuthorityAnswer() {}

  static void problem(HttpExchange exchange, String type) throws IOException {
    var content = JSON.writeValueAsString(Map.of("type", ERROR + type, "detail", "no"));
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    exchange.getResponseHeaders().set("Retry-After", "86400");
    body(exchange, type.equals("rateLimited") ? 429 : 400, content);
  }

  static void send(HttpExchange exchange, int status, Object content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    body(exchange, status, JSON.writeValueAsString(content));
  }

  static void body(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
