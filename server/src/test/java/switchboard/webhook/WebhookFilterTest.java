package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.base.Version;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.world.SimulatorCall;
import switchboard.testing.CapturedLog;
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
    house.open(LegacyPath.MIGRATE);
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
    house.open(LegacyPath.MIGRATE);
    var answer = house.send(house.door().method(method, BodyPublishers.noBody()));
    isProblem(answer, 405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
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
    house.open(LegacyPath.MIGRATE);
    var answer = house.post(body);
    isProblem(answer, 400);
    assertThat(answer.body()).contains("\"detail\"", reason);
    assertThat(house.rows("SELECT * FROM seen_updates")).isEmpty();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/nothing/here",
        "/tg",
        "/administration",
        "/error",
        "/actuator",
        "/assets/none.css",
        "/assets/../application.yaml",
        "/index.html",
        "/%2e%2e/",
        "/;/",
        "//"
      })
  void aPathThatIsNotThereIs404(String path) throws IOException {
    house.open(LegacyPath.OFF);
    var answer = raw("GET " + path + " HTTP/1.1");
    assertThat(answer).matches("(?s)HTTP/1.1 (404|400) .*").doesNotContain("Whitelabel", "Tomcat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /TOKEN HTTP/1.1", "GET /TOKEN/getMe HTTP/1.1", "GET /botTOKEN/getMe HTTP/1.1",
        "POST /TOKEN/ HTTP/1.1", "GET /x?token=TOKEN HTTP/1.1", "GET /TOKEN[ HTTP/1.1",
        "GET /TOKEN\\ HTTP/1.1", "GET /%00TOKEN HTTP/1.1", "GET /;TOKEN HTTP/1.1",
        "BREW /TOKEN HTTP/1.1", "GET /TOKEN HTTP/9.9", "GET /tg/TOKEN HTTP/1.1"
      })
  void noAnswerRepeatsTheToken(String line) throws IOException {
    house.open(LegacyPath.OFF);
    try (var log = new CapturedLog(org.slf4j.Logger.ROOT_LOGGER_NAME)) {
      var answer = raw(line.replace("TOKEN", TestServer.TOKEN));
      assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain(TestServer.TOKEN.substring(10));
      assertThat(log.lines()).noneMatch(text -> text.contains(TestServer.TOKEN.substring(10)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /% HTTP/1.1", "GET /a%2fb HTTP/1.1", "GET /[ HTTP/1.1", "GET / HTTP/9.9"})
  void whatTheServerItselfRefusesIsAProblemToo(String line) throws IOException {
    house.open(LegacyPath.OFF);
    assertThat(raw(line))
        .contains("Content-Type: application/problem+json\r\n", "{\"type\":\"about:blank\"")
        .doesNotContain("<html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/bot.schema.json"})
  void whatEverybodyMayReadIsThereForMonitorsToo(String path) {
    house.open(LegacyPath.OFF);
    assertThat(house.send(at(path)).statusCode()).isEqualTo(200);
    var head = house.send(at(path).HEAD());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  /** Sends a malformed request over a raw socket. */
  private String raw(String line) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.uri().getPort())) {
      socket.setSoTimeout(10_000);
      var request = line + "\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theRootIsJsonForProgramsAndAPageForBrowsers() {
    house.open(LegacyPath.OFF);
    for (var accept : List.of("application/json", "*/*")) {
      var answer = house.send(at("/").header("Accept", accept));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(answer.body())
          .isEqualTo(
              "{\"name\":\"switchboard\",\"status\":\"running\",\"version\":\"%s\"}"
                  .formatted(Version.TEXT));
    }
    var page = house.send(at("/").header("Accept", "text/html,application/xml;q=0.9,*/*;q=0.8"));
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("<h1>Corner Shop</h1>").doesNotContain(TestServer.TOKEN);
  }

  @Test
  void healthTellsEachCheck() {
    house.open(LegacyPath.OFF);
    var answer = house.send(at("/health"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"up\",\"checks\":{\"database\":\"up\",\"keys\":\"up\",\"disk\":\"up\","
                + "\"telegram\":\"starting\",\"replies\":\"up\",\"updates\":\"up\",\"backup\":\"up\"},"
                + "\"problems\":[],\"warnings\":[],"
                + "\"backup\":{\"last\":null,\"age_seconds\":null}}");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/nothing"})
  void answersCarryTheHeadersThatProtectBrowsers(String path) {
    house.open(LegacyPath.OFF);
    var headers = house.send(at(path)).headers();
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(headers.firstValue("Server")).isEmpty();
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
  }
}
