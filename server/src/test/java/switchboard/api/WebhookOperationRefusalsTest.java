package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.auth.ApiTokens;
import switchboard.testing.SharedServerTestBase;
import switchboard.testing.TestServer;
import switchboard.web.Permission;
import tools.jackson.databind.json.JsonMapper;

/** Requests to change the webhook that are refused; the registration stays. */
class WebhookOperationRefusalsTest extends SharedServerTestBase {

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  protected void start(TestServer server) {
    server.byWebhook();
  }

  private HttpRequest.Builder at(String path, @Nullable String token) {
    var request = HttpRequest.newBuilder(house.uri().resolve(path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> set(String body) {
    return house.send(
        at("/set_webhook", TestServer.ADMIN_TOKEN).POST(BodyPublishers.ofString(body)));
  }

  private long calls(String method) {
    return house.simulator().calls().stream()
        .filter(call -> call.method().equalsIgnoreCase(method))
        .count();
  }

  private void isProblem(HttpResponse<String> answer, int status, String field, String detail) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    var problem = JSON.readTree(answer.body());
    assertThat(problem.path("field").asString("")).isEqualTo(field);
    assertThat(problem.path("detail").asString("")).contains(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"url\":7}                          | url                  | text",
        "{\"url\":null}                       | url                  | value",
        "{\"url\":\"\"}                       | url                  | https://",
        "{\"url\":\"bot.example.org\"}        | url                  | https://",
        "{\"url\":\"ftp://a.b\"}              | url                  | https://",
        "{\"url\":\"https://a.b/?x=1\"}       | url                  | https://",
        "{\"url\":\"https://a.b/#x\"}         | url                  | https://",
        "{\"url\":\"https://u:p@a.b\"}        | url                  | https://",
        "{\"max_connections\":0}              | max_connections      | 1 to 100",
        "{\"max_connections\":101}            | max_connections      | 1 to 100",
        "{\"max_connections\":\"9\"}          | max_connections      | whole number",
        "{\"max_connections\":9.5}            | max_connections      | whole number",
        "{\"max_connections\":99999999999999} | max_connections      | whole number",
        "{\"drop_pending_updates\":\"yes\"}   | drop_pending_updates | true or false",
        "{\"drop_pending_updates\":1}         | drop_pending_updates | true or false",
        "{\"address\":\"https://a.b\"}        | address              | Allowed are drop_pending_updates, max_connections, url",
        "[]                                   | body                 | object",
        "7                                    | body                 | object",
        "{\"url\":                            | body                 | JSON",
        "{} {}                                | body                 | JSON",
        "{\"max_connections\":1,\"max_connections\":2} | body        | once"
      })
  void aBodyThatIsNotAsItShouldBeIsRefusedNamingTheField(String body, String field, String detail) {
    isProblem(set(body), 400, field, detail);
    assertThat(calls("setWebhook")).isEqualTo(1);
  }

  @Test
  void aBodyHasAtMost64Kibibytes() {
    isProblem(set(" ".repeat(1 << 16) + "{}"), 413, "", "");
    isProblem(set("[".repeat(50_000)), 400, "body", "JSON");
    assertThat(calls("setWebhook")).isEqualTo(1);
  }

  @Test
  void whoMayNotGetsNothingDone() {
    var tokens = new ApiTokens(house.server().store(), null, house.simulator().clock()::now);
    var all = EnumSet.copyOf(ApiTokens.SCOPES);
    all.remove(Permission.ADMIN);
    var other = tokens.create("all but admin", all, 0);
    var stats = tokens.create("stats", Set.of(Permission.STATS), 0);
    var read = tokens.create("read", Set.of(Permission.READ), 0);
    for (var token : new @Nullable String[] {null, other, stats}) {
      int status = token == null ? 401 : 403;
      var post = at("/set_webhook", token).POST(BodyPublishers.noBody());
      assertThat(house.send(post).statusCode()).isEqualTo(status);
      assertThat(house.send(at("/set_webhook", token)).statusCode()).isEqualTo(status);
    }
    assertThat(house.send(at("/webhook_info", null)).statusCode()).isEqualTo(401);
    assertThat(house.send(at("/webhook_info", read)).statusCode()).isEqualTo(403);
    assertThat(house.send(at("/webhook_info", stats)).statusCode()).isEqualTo(200);
    assertThat(calls("setWebhook")).isEqualTo(1);
  }
}
