package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit endpoint: what auditors see of read access by others. */
class AuditApiTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final TestServer house;

  AuditApiTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @BeforeEach
  void twoPeopleAreLookedAt() {
    house.open(LegacyPath.OFF);
    house.post(TestServer.text(1, 71, "secret words"));
    house.post(TestServer.text(2, 72, "secret words"));
    for (int user : List.of(71, 72, 71, 73)) {
      send("/user_messages/" + user);
    }
    Eventually.holds("all are noted", () -> house.rows("SELECT id FROM audit_log").size() == 4);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> send(String path) {
    return house.send(
        HttpRequest.newBuilder(house.uri().resolve(path))
            .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN));
  }

  private JsonNode get(String path) {
    var answer = send(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("secret");
    return JSON.readTree(answer.body());
  }

  @Test
  void theNewestAreFirstPageByPageAndLookingAtThemAddsNone() {
    var page = get("/audit_log?limit=3");
    assertThat(page.path("entries").valueStream().map(row -> row.path("id").asLong()))
        .containsExactly(4L, 3L, 2L);
    var nobody = page.path("entries").path(0);
    assertThat(nobody.path("user_id").isNull()).isTrue();
    assertThat(nobody.path("result").asString()).isEqualTo("failed");
    var row = page.path("entries").path(1);
    assertThat(row.path("user_id").asLong()).isEqualTo(71);
    assertThat(row.path("actor").asString()).isEqualTo("ADMIN_API_TOKEN");
    assertThat(row.path("action").asString()).isEqualTo("people.read");
    assertThat(row.path("way").asString()).isEqualTo("GET /user_messages/{user_id}");
    assertThat(row.path("address").asString()).isEqualTo("127.0.0.1");
    var rest = get("/audit_log?limit=3&cursor=" + page.path("next").asString());
    assertThat(rest.path("entries")).hasSize(1);
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(house.rows("SELECT id FROM audit_log")).hasSize(4);
  }

  @Test
  void oneWhoWasErasedIsFoundByWhoKnowsTheNumberAndNotNamed() {
    house.command("erase", "71", "--yes");
    assertThat(get("/audit_log?user_id=71").path("entries"))
        .hasSize(4)
        .allMatch(row -> row.path("user_id").isNull());
    assertThat(get("/audit_log").toString()).doesNotContain("\"user_id\":71");
    assertThat(get("/audit_log?user_id=72").path("entries")).hasSize(1);
  }

  @Test
  void whatIsAskedWronglyIsRefused() {
    for (var query : List.of("limit=0", "limit=501", "cursor=x", "user_id=0", "user_id=x")) {
      var answer = send("/audit_log?" + query);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"field\":\"" + query.replaceAll("=.*", "") + '"');
    }
    house.command("token", "create", "reader", "--scope", "read");
    var stranger = HttpRequest.newBuilder(house.uri().resolve("/audit_log"));
    assertThat(house.send(stranger).statusCode()).isEqualTo(401);
  }
}
