package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhook management of a running server. */
class WebhookOperationTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final TestServer house;

  WebhookOperationTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpRequest.Builder at(String path, @Nullable String token) {
    var request = HttpRequest.newBuilder(house.uri().resolve(path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> set(String body) {
    return house.send(
        at("/set_webhook", TestServer.ADMIN_TOKEN).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> setHere() {
    return set("{\"url\":\"%s\"}".formatted(house.uri()));
  }

  private JsonNode info() {
    var answer = house.send(at("/webhook_info", TestServer.ADMIN_TOKEN));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
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

  @Test
  void aWebhookIsSetWhileTheServerPollsAndNothingIsLostOrHandledTwice() {
    var ann = house.person("Ann");
    house.byPolling();
    ann.send("1 by polling");
    Eventually.holds("it is there", () -> house.textsOf(ann.id()).size() == 1);
    ann.send("2 as it changes");
    var answer = JSON.readTree(setHere().body());
    assertThat(answer.path("ok").asBoolean(false)).isTrue();
    assertThat(answer.path("url").asString("")).isEqualTo(house.uri() + "/tg/***");
    assertThat(answer.path("max_connections").asInt(0)).isEqualTo(40);
    assertThat(answer.path("note").asString(""))
        .contains("After a restart, long polling is used again");
    ann.send("3 by webhook");
    house.settle();
    assertThat(house.textsOf(ann.id()))
        .containsExactly("1 by polling", "2 as it changes", "3 by webhook");
    assertThat(calls("sendMessage")).isEqualTo(3);
    assertThat(house.mode()).isEqualTo("webhook");
    assertThat(house.bot().isPolling()).isFalse();
    assertThat(info().path("healthy").asBoolean(false)).isTrue();
  }

  @Test
  void withoutABodyTheAddressOfTheSettingsIsRegistered() {
    house.byWebhook();
    assertThat(set("").statusCode()).isEqualTo(200);
    var byGet = house.send(at("/set_webhook", TestServer.ADMIN_TOKEN));
    assertThat(byGet.statusCode()).isEqualTo(200);
    assertThat(byGet.body()).contains("stays in use after a restart");
    assertThat(calls("setWebhook")).isEqualTo(3);
    var slow = set("{\"max_connections\":7,\"drop_pending_updates\":true}");
    assertThat(slow.body()).contains("\"max_connections\":7", "\"drop_pending_updates\":true");
    assertThat(info().path("max_connections").asInt(0)).isEqualTo(7);
  }

  @Test
  void withoutAnyAddressTheAnswerSaysWhichOneIsMissing() {
    house.byPolling();
    isProblem(set("{}"), 400, "url", "PUBLIC_URL is not set");
    isProblem(house.send(at("/set_webhook", TestServer.ADMIN_TOKEN)), 400, "url", "PUBLIC_URL");
    assertThat(house.bot().isPolling()).isTrue();
  }

  @Test
  void whatTelegramRefusesIsToldInItsWordsAndPollingGoesOn() {
    house.byPolling();
    isProblem(set("{\"url\":\"http://nobody.invalid\"}"), 502, "", "Failed to resolve host");
    var ann = house.person("Ann");
    ann.send("still here");
    house.settle();
    assertThat(house.textsOf(ann.id())).containsExactly("still here");
    assertThat(info().path("healthy").asBoolean(false)).isTrue();
  }

  @Test
  void aRefusedWebhookLeavesTheEarlierOneInPlace() {
    house.byWebhook();
    isProblem(set("{\"url\":\"http://nobody.invalid\"}"), 502, "", "Failed to resolve host");
    assertThat(info().path("url").asString("")).isEqualTo(house.uri() + "/tg/***");
    var ann = house.person("Ann");
    ann.send("still here");
    house.settle();
    assertThat(house.textsOf(ann.id())).containsExactly("still here");
  }

  @Test
  void aTelegramOutOfReachIsABadGateway() {
    house.byPolling();
    house.simulator().fault(SimulatorFault.of("setWebhook", Kind.RESET, 1));
    isProblem(setHere(), 502, "", "Registering the webhook failed");
    house.simulator().fault(SimulatorFault.of("getWebhookInfo", Kind.HTML_ERROR, 1));
    isProblem(
        house.send(at("/webhook_info", TestServer.ADMIN_TOKEN)), 502, "", "could not be queried");
    Eventually.holds("it polls on", () -> house.bot().isPolling());
  }

  @Test
  void theInfoHasTelegramsFieldsAndNoSecret() {
    house.byWebhook();
    var info = info();
    assertThat(info.propertyNames())
        .containsExactly(
            "url",
            "has_custom_certificate",
            "pending_update_count",
            "ip_address",
            "max_connections",
            "allowed_updates",
            "healthy",
            "diagnosis");
    assertThat(info.path("url").asString("")).isEqualTo(house.uri() + "/tg/***");
    assertThat(info.path("ip_address").asString("")).isEqualTo("127.0.0.1");
    assertThat(info.path("diagnosis").isEmpty()).isTrue();
    assertThat(info.toString())
        .doesNotContain(house.server().webhookPath(), TestServer.TOKEN.substring(10));
  }

  @Test
  void anErrorIsWrongUntilAnUpdateComesAgain() {
    house.byWebhook();
    assertThat(set("{\"url\":\"http://127.0.0.1:1\"}").statusCode()).isEqualTo(200);
    house.person("Ann").send("to nobody");
    Eventually.holds("it fails", () -> house.bot().retrying() == 1);
    var broken = info();
    assertThat(broken.path("last_error_message").asString("")).isEqualTo("Connection refused");
    assertThat(broken.path("last_error_date").isIntegralNumber()).isTrue();
    assertThat(broken.path("pending_update_count").asInt(0)).isEqualTo(1);
    assertThat(broken.path("healthy").asBoolean(true)).isFalse();
    assertThat(broken.at("/diagnosis/0/weight").asString("")).isEqualTo("wrong");
    assertThat(broken.at("/diagnosis/0/problem").asString(""))
        .contains("Telegram connects to port 1 of 127.0.0.1");
    assertThat(broken.at("/diagnosis/0/fix").asString("")).contains("PUBLIC_URL=");
    assertThat(setHere().statusCode()).isEqualTo(200);
    house.settle();
    assertThat(info().path("healthy").asBoolean(false)).isTrue();
  }

  @Test
  void aWebhookThatAnotherProgramSetIsTold() {
    house.open(LegacyPath.MIGRATE).connect(null);
    Eventually.holds("the bot polls", () -> house.bot().isPolling());
    var order =
        house
            .simulator()
            .uri()
            .resolve("/bot" + TestServer.TOKEN + "/setWebhook?url=http://127.0.0.1:1/hook");
    assertThat(house.send(HttpRequest.newBuilder(order)).statusCode()).isEqualTo(200);
    var info = info();
    assertThat(info.at("/diagnosis/0/problem").asString(""))
        .contains("PUBLIC_URL is not set", "http://127.0.0.1:1/hook");
    assertThat(info.at("/diagnosis/0/fix").asString("")).contains("webhook delete");
  }
}
