package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.SharedServerTestBase;
import switchboard.testing.TestServer;

/** Requests to the webhook endpoint that are refused; nothing is stored. */
class WebhookRefusalsTest extends SharedServerTestBase {

  private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

  @Override
  protected void start(TestServer server) {
    server.open(LegacyPath.MIGRATE);
  }

  private static Map<String, List<String>> butDate(HttpHeaders headers) {
    var others = new TreeMap<>(headers.map());
    others.keySet().removeIf("date"::equalsIgnoreCase);
    return others;
  }

  private static void isProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status).doesNotContain(TestServer.TOKEN);
  }

  @Test
  void aWrongPathAndAWrongSecretCannotBeToldApart() {
    var own = house.server().webhookPath();
    var body = BodyPublishers.ofString(TestServer.text(1, 5, "hi"));
    var wrongPath = house.send(at("/tg/" + "x".repeat(43)).POST(body));
    isProblem(wrongPath, 404);
    for (var other :
        List.of(
            house.send(at(own).header(SECRET, "wrong").POST(body)),
            house.send(at(own).POST(body)),
            house.send(at("/tg/").POST(body)),
            house.send(at(own).header(SECRET, "wrong").GET()),
            house.send(at("/tg/elsewhere").GET()))) {
      assertThat(other.statusCode()).isEqualTo(404);
      assertThat(other.body()).isEqualTo(wrongPath.body());
      assertThat(butDate(other.headers())).isEqualTo(butDate(wrongPath.headers()));
    }
    assertThat(house.rows("SELECT * FROM seen_updates")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void updatesComeByPostOnly(String method) {
    var answer = house.send(house.door().method(method, BodyPublishers.noBody()));
    isProblem(answer, 405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``; JSON",
        "hello; JSON",
        "{\"update_id\":1; JSON",
        "[1]; object",
        "null; object",
        "{}; update_id",
        "{\"message\":{}}; update_id",
        "{\"update_id\":\"1\"}; update_id",
        "{\"update_id\":1.5}; update_id",
        "{\"update_id\":null}; update_id",
        "{\"update_id\":9223372036854775808}; update_id"
      })
  void whatIsNoUpdateIsRefusedWithTheReason(String body, String reason) {
    var answer = house.post(body);
    isProblem(answer, 400);
    assertThat(answer.body()).contains("\"detail\"", reason);
    assertThat(house.rows("SELECT * FROM seen_updates")).isEmpty();
  }
}
