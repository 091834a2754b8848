package switchboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.base.Version;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.CapturedLog;
import switchboard.testing.SharedServerTestBase;
import switchboard.testing.TestServer;

/** Responses to requests without a login: public routes, unknown paths, malformed requests. */
class PublicRoutesTest extends SharedServerTestBase {

  @Override
  protected void start(TestServer server) {
    server.open(LegacyPath.OFF);
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
    assertThat(raw(line))
        .contains("Content-Type: application/problem+json\r\n", "{\"type\":\"about:blank\"")
        .doesNotContain("<html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/bot.schema.json"})
  void whatEverybodyMayReadIsThereForMonitorsToo(String path) {
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
