package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server to which five people have written, and requests with its token. */
abstract class EndpointsTestBase {

  static final JsonMapper JSON = new JsonMapper();

  @Parameter TestDatabase database;

  @SuppressWarnings("NullAway.Init") // by begin()
  TestServer house;

  void begin(Path folder) {
    house = new TestServer(folder, "first");
    house.set(it -> it.on(database)).open(LegacyPath.MIGRATE);
    for (int user = 1; user <= 5; user++) {
      house.post(TestServer.text(10 + user, user, "/start"));
      house.post(TestServer.text(20 + user, user, "hello from " + user));
    }
  }

  HttpResponse<String> send(String method, String path, String body) {
    return house.send(
        HttpRequest.newBuilder(house.uri().resolve(path))
            .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  JsonNode get(String path) {
    var answer = send("GET", path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    return JSON.readTree(answer.body());
  }

  static List<String> names(JsonNode row) {
    return row.propertyStream().map(field -> field.getKey()).toList();
  }
}
