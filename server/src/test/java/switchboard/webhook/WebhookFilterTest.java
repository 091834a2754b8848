package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.world.SimulatorCall;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;

/** Access control of the webhook endpoint. */
class WebhookFilterTest {

  private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
  private static final int MIB = 1 << 20;

  private final TestServer house;

  WebhookFilterTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(house.uri().resolve(path));
  }

  private HttpResponse<String> post(String path) {
    return house.send(at(path).POST(BodyPublishers.ofString(TestServer.text(1, 5, "hi"))));
  }

  private static void isProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status).doesNotContain(TestServer.TOKEN);
  }

  @Test
  void anUpdateHasAtMostOneMebibyte() {
    house.open(LegacyPath.MIGRATE);
    var start = "{\"update_id\":7,\"x\":\"";
    var most =
        (start + "x".repeat(MIB - start.length() - 2) + "\"}").getBytes(StandardCharsets.UTF_8);
    var more =
        (start + "x".repeat(MIB - start.length() - 1) + "\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(most).hasSize(MIB);
    isProblem(house.send(house.door().POST(BodyPublishers.ofByteArray(more))), 413);
    isProblem(house.send(house.door().POST(unmeasured(more))), 413);
    assertThat(house.rows("SELECT * FROM seen_updates")).isEmpty();
    assertThat(house.send(house.door().POST(unmeasured(most))).statusCode()).isEqualTo(200);
  }

  /** A body without a Content-Length. */
  private static HttpRequest.BodyPublisher unmeasured(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  @ParameterizedTest
  @EnumSource(LegacyPath.class)
  void theOldPathIsOpenUnlessItIsOff(LegacyPath legacy) {
    house.open(legacy);
    int open = legacy == LegacyPath.OFF ? 404 : 200;
    assertThat(post("/" + TestServer.TOKEN).statusCode()).isEqualTo(open);
    assertThat(post("/" + TestServer.TOKEN.replace(":", "%3A")).statusCode()).isEqualTo(open);
    assertThat(post("/" + TestServer.TOKEN + "x").statusCode()).isEqualTo(404);
    var wrong = at("/" + TestServer.TOKEN).header(SECRET, "wrong");
    isProblem(house.send(wrong.POST(BodyPublishers.ofString(TestServer.text(2, 5, "hi")))), 404);
    assertThat(house.textsOf(5)).hasSize(legacy == LegacyPath.OFF ? 0 : 1);
  }

  private List<SimulatorCall> settings() {
    return house.simulator().calls().stream()
        .filter(call -> call.method().equalsIgnoreCase("setWebhook"))
        .toList();
  }

  @Test
  void migrateHasTelegramUseTheNewPath() {
    house.byWebhook();
    Eventually.holds("the simulator has noted the call", () -> !settings().isEmpty());
    assertThat(settings())
        .singleElement()
        .satisfies(call ->
            assertThat(call.params().path("url").asString(""))
                .contains("/tg/")
                .doesNotContain(TestServer.TOKEN));
  }
}
