package switchboard.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.Eventually;
import switchboard.testing.HttpsProbe;
import switchboard.testing.LoginTestBase;
import switchboard.testing.TestServer;

/** The documented headers of common proxies, from trusted and untrusted addresses. */
@TestInstance(Lifecycle.PER_CLASS)
class ProxyHeadersTest {

  private static final String HOST = "bars.example.org:8443";
  private static final URI SITE = URI.create("https://" + HOST);
  private static final String CLIENT = "203.0.113.7";

  @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable
  enum Proxy {
    /** caddyserver.com/docs/caddyfile/directives/reverse_proxy, "Defaults". */
    CADDY(
        Map.of(
            "Host", HOST,
            "X-Forwarded-For", CLIENT,
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", HOST)),
    /** doc.traefik.io, "Forwarded Headers". */
    TRAEFIK(
        Map.of(
            "Host", HOST,
            "X-Forwarded-For", CLIENT,
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", HOST,
            "X-Forwarded-Port", "8443",
            "X-Forwarded-Server", "edge",
            "X-Real-Ip", CLIENT)),
    /** developers.cloudflare.com, "Cloudflare HTTP headers"; cloudflared on the same machine. */
    CLOUDFLARE(
        Map.of(
            "Host",
            HOST,
            "X-Forwarded-For",
            CLIENT,
            "X-Forwarded-Proto",
            "https",
            "CF-Connecting-IP",
            CLIENT,
            "CF-Visitor",
            "{\"scheme\":\"https\"}",
            "CDN-Loop",
            "cloudflare")),
    /** Cloudflare, then nginx with the guide's configuration. */
    TWO_IN_A_ROW(
        Map.of(
            "Host",
            HOST,
            "X-Forwarded-For",
            "198.51.100.9, " + CLIENT + ", 172.71.0.5",
            "X-Forwarded-Proto",
            "https")),
    /** httpd.apache.org, mod_proxy, without ProxyPreserveHost. */
    APACHE(
        Map.of(
            "Host", "127.0.0.1:8080",
            "X-Forwarded-For", CLIENT,
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", HOST,
            "X-Forwarded-Server", "www.example.org"));

    private final Map<String, String> headers;

    Proxy(Map<String, String> headers) {
      this.headers = headers;
    }
  }

  private TestServer trusting;
  private TestServer distrusting;

  @BeforeAll
  void open(@TempDir Path one, @TempDir Path other) {
    trusting = opened(new TestServer(one, "first").behind("127.0.0.1/32,172.64.0.0/13", null));
    distrusting = opened(new TestServer(other, "first").behind("", SITE));
  }

  private static TestServer opened(TestServer house) {
    house.open(LegacyPath.MIGRATE);
    house.account("owner", Role.OWNER, LoginTestBase.PASSWORD);
    return house;
  }

  @AfterAll
  void close() {
    trusting.close();
    distrusting.close();
  }

  /** The client acts as the proxy: it sends the headers that the proxy would send. */
  private static HttpsProbe through(TestServer house, Map<String, String> headers) {
    return new HttpsProbe(SITE, house.uri(), headers);
  }

  private static List<String> addresses(TestServer house) {
    return house.rows("SELECT address FROM audit_log ORDER BY id DESC LIMIT 1");
  }

  @ParameterizedTest
  @EnumSource
  void theConsoleWorksBehindATrustedProxy(Proxy proxy) {
    for (var headers : List.of(Map.<String, String>of(), Map.of("Sec-Fetch-Site", "same-origin"))) {
      try (var browser = through(trusting, proxy.headers)) {
        var answer = browser.logIn(headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/admin");
        assertThat(answer.cookies()).isNotEmpty().allMatch(cookie -> cookie.startsWith("__Host-"));
        assertThat(browser.get("/admin").status()).isEqualTo(200);
        Eventually.holds("it is noted", () -> addresses(trusting).equals(List.of(CLIENT)));
      }
    }
  }

  /** PUBLIC_URL decides; the headers are ignored. */
  @ParameterizedTest
  @EnumSource
  void anUntrustedProxyIsNotBelieved(Proxy proxy) {
    try (var browser = through(distrusting, proxy.headers)) {
      assertThat(browser.logIn(Map.of()).location()).isEqualTo("/admin");
      assertThat(browser.get("/admin/connection").body()).contains("TRUSTED_PROXIES=127.0.0.1");
      Eventually.holds("it is noted", () -> addresses(distrusting).equals(List.of("127.0.0.1")));
    }
  }

  /** As simple health checks and load balancers do. */
  @Test
  void healthIsToldToHeadAndToHttp10WithoutHost() throws IOException {
    for (var request :
        List.of("HEAD /health HTTP/1.1\r\nHost: x\r\n", "GET /health HTTP/1.0\r\n")) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), trusting.uri().getPort())) {
        var bytes = (request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(bytes);
        var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 200").contains("application/json");
        assertThat(answer.endsWith("}")).as(answer).isEqualTo(request.startsWith("GET"));
      }
    }
  }

  @Test
  void aForgedHostMakesNoPageOurs() {
    var forged =
        Map.of("X-Forwarded-Host", "evil.example.org", "Origin", "https://evil.example.org");
    try (var browser = through(distrusting, Proxy.CADDY.headers)) {
      assertThat(browser.logIn(forged).status()).isEqualTo(403);
    }
  }

  @Test
  void aProxyThatDoesNotSayHttpsIsNamed() {
    var headers = new HashMap<>(Proxy.CADDY.headers);
    headers.remove("X-Forwarded-Proto");
    headers.put("X-Forwarded-For", "127.0.0.1");
    try (var browser = through(trusting, headers)) {
      assertThat(browser.logIn(Map.of()).location()).isEqualTo("/admin");
      assertThat(browser.get("/admin/connection").body())
          .contains("does not report it", "X-Forwarded-Proto");
    }
    try (var browser = through(trusting, Proxy.CADDY.headers)) {
      assertThat(browser.logIn(Map.of()).location()).isEqualTo("/admin");
      assertThat(browser.get("/admin/connection").body()).doesNotContain("does not report it");
    }
  }
}
