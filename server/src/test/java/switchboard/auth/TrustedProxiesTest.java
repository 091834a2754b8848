package switchboard.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.CapturedLog;
import switchboard.testing.Eventually;
import switchboard.testing.FormBrowser;
import switchboard.testing.TestServer;

/** Client addresses behind trusted and untrusted proxies. */
class TrustedProxiesTest {

  private static final Map<String, String> FORWARDED =
      Map.of("X-Forwarded-For", "198.51.100.9, 203.0.113.7", "X-Forwarded-Proto", "https");

  private final TestServer house;

  TrustedProxiesTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private List<String> addresses() {
    var request =
        HttpRequest.newBuilder(house.uri().resolve("/db_users"))
            .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN);
    FORWARDED.forEach(request::header);
    assertThat(house.send(request).statusCode()).isEqualTo(200);
    house.server().store().writeNow(_ -> true);
    Eventually.holds("it is noted", () -> !house.rows("SELECT address FROM audit_log").isEmpty());
    return house.rows("SELECT DISTINCT address FROM audit_log");
  }

  @Test
  void aStrangerWhoSaysToBeSomebodyElseIsNotBelieved() {
    house.open(LegacyPath.MIGRATE);
    try (var log = new CapturedLog(org.slf4j.Logger.ROOT_LOGGER_NAME)) {
      assertThat(addresses()).containsExactly("127.0.0.1");
      assertThat(log.lines()).anyMatch(line -> line.contains("TRUSTED_PROXIES"));
    }
  }

  /** The address seen by the nearest proxy counts, not one that the client sent. */
  @Test
  void aTrustedProxyIsBelievedAboutWhoItSaw() {
    house.behind("10.0.0.0/8,127.0.0.1/32", null).open(LegacyPath.MIGRATE);
    assertThat(addresses()).containsExactly("203.0.113.7");
  }

  @Test
  void throughATrustedProxyTheConnectionCountsAsEncrypted() {
    house.behind("127.0.0.0/8", null).open(LegacyPath.MIGRATE);
    var request = HttpRequest.newBuilder(house.uri().resolve("/login"));
    FORWARDED.forEach(request::header);
    var page = house.send(request);
    assertThat(page.headers().firstValue("Set-Cookie").orElse("")).contains("__Host-", "Secure");
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void passwordsAreTakenEncryptedOrFromThisMachineOnly() {
    house.behind("127.0.0.1/32", null).open(LegacyPath.MIGRATE);
    for (var path : List.of("/login", "/setup", "/login/again")) {
      var there =
          new FormBrowser(house)
              .post(path, Map.of("name", "x"), Map.of("X-Forwarded-For", "203.0.113.7"));
      assertThat(there.statusCode()).isEqualTo(403);
      assertThat(there.body()).contains("HTTPS only");
    }
    var here = new FormBrowser(house).logIn("nobody", "neun blaue Regenschirme");
    assertThat(here.statusCode()).isEqualTo(302);
  }

  @Test
  void everyAnswerHasItsHeaders() {
    house.open(LegacyPath.MIGRATE);
    for (var path :
        List.of(
            "/", "/health", "/login", "/docs", "/nothing", "/db_users", "/assets/console.css")) {
      var headers = house.send(HttpRequest.newBuilder(house.uri().resolve(path))).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "frame-ancestors 'none'");
      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("same-origin");
      assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).as(path).hasValue("same-origin");
      assertThat(headers.firstValue("Cross-Origin-Resource-Policy"))
          .as(path)
          .hasValue("same-origin");
      assertThat(headers.firstValue("Permissions-Policy").orElse(""))
          .as(path)
          .contains("camera=()");
    }
  }
}
