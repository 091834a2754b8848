package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** API client that calls a server with or without a token. */
public record ApiClient(TestServer house, @Nullable String token) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * @param route a method and a path, such as {@code GET /health}
   */
  public HttpResponse<String> ask(String route, String body) {
    var words = route.split(" ", 2);
    var request =
        HttpRequest.newBuilder(house.uri().resolve(words[1]))
            .method(
                words[0], body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return house.send(token == null ? request : request.header("Authorization", "Bearer " + token));
  }

  public HttpResponse<String> ask(String route) {
    return ask(route, "");
  }

  public JsonNode json(String route) {
    var answer = ask(route);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** Asserts a problem response; it names the field unless {@code field} is empty. */
  public static void isProblem(HttpResponse<String> answer, int status, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    var problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt(0)).isEqualTo(status);
    assertThat(problem.path("field").asString("")).as(answer.body()).isEqualTo(field);
    assertThat(problem.path("detail").asString("")).startsWith(field);
  }
}
