package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotToken;
import switchboard.testing.FormBrowser;
import switchboard.testing.HttpsProbe;
import switchboard.testing.LoginTestBase;
import switchboard.testing.Nginx;
import switchboard.testing.Ports;
import switchboard.testing.StartsProgram;
import switchboard.testing.TestServer;

/**
 * The console behind a real nginx on a port other than 443, with the guide's configuration and with
 * less.
 */
@EnabledIf(value = "switchboard.testing.Nginx#isWanted", disabledReason = Nginx.MISSING)
@StartsProgram
class NginxTest {

  private static final String BARE = "location / { proxy_pass http://127.0.0.1:8080; }";
  private static final Pattern GUIDE =
      Pattern.compile("location / \\{\\s+proxy_pass http://127.0.0.1:8080;.*?\\}", Pattern.DOTALL);

  /**
   * Headers in which browsers declare the origin of a form, since 2019 (Chrome) and 2023 (Safari).
   */
  private static final Map<String, String> NEWER = Map.of("Sec-Fetch-Site", "same-origin");

  private static final Map<String, String> OLDER = Map.of();

  @TempDir Path folder;
  private final int port = Ports.free();
  private final URI site = URI.create("https://bars.example.org:" + port);
  private final HttpsProbe browser = new HttpsProbe(site, Map.of());
  private TestServer house;
  private @Nullable Nginx nginx;

  @BeforeEach
  void house() throws IOException {
    house = new TestServer(Files.createDirectory(folder.resolve("house")), "first");
  }

  @AfterEach
  void close() {
    browser.close();
    if (nginx != null) {
      nginx.close();
    }
    house.close();
  }

  private void open(String lines) throws IOException {
    house.open(LegacyPath.MIGRATE);
    house.account("owner", Role.OWNER, LoginTestBase.PASSWORD);
    nginx =
        Nginx.start(
            Files.createDirectory(folder.resolve("nginx")),
            port,
            lines.replace("8080", Integer.toString(house.server().port())));
  }

  private static String guide() throws IOException {
    var lines = GUIDE.matcher(Files.readString(Path.of("docs/guide/go-live.md")));
    assertThat(lines.find()).isTrue();
    return lines.group();
  }

  /** Logs in and opens pages, with forms before and after. */
  private void comesIn(Map<String, String> headers) {
    var answer = browser.logIn(headers);
    assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    assertThat(answer.location()).isEqualTo("/admin");
    assertThat(answer.cookies())
        .filteredOn(cookie -> cookie.contains("-login="))
        .singleElement()
        .asString()
        .startsWith("__Host-")
        .contains("Secure");
    assertThat(browser.get("/admin").status()).isEqualTo(200);
  }

  private void leaves(Map<String, String> headers) {
    assertThat(browser.submit("/admin", "/logout", Map.of(), headers).location())
        .isEqualTo("/login?bye");
    assertThat(browser.get("/admin").location()).isEqualTo("/login?next=%2Fadmin");
  }

  @Test
  void theGuidesLinesWorkAsTheyStand() throws IOException {
    house.behind("127.0.0.1/32", site);
    open(guide());
    for (var headers : List.of(NEWER, OLDER)) {
      comesIn(headers);
      assertThat(browser.get("/admin/connection").body())
          .doesNotContain("TRUSTED_PROXIES", "proxy_set_header");
      leaves(headers);
    }
    assertThat(browser.get("/login").cookies()).allMatch(cookie -> cookie.startsWith("__Host-"));
    var foreign = browser.logIn(Map.of("Origin", "https://bars.example.org"));
    assertThat(foreign.status()).as("another port is another site").isEqualTo(403);
  }

  @Test
  void livePagesAndUpdatesPassThrough() throws IOException {
    house.behind("127.0.0.1/32", site);
    open(guide());
    comesIn(NEWER);
    try (var stream = browser.open("/admin/live/messages")) {
      assertThat(stream.body().source().readUtf8Line()).isEqualTo(":here");
      var update = TestServer.text(1, 71, "hello".repeat(10_000)).getBytes(StandardCharsets.UTF_8);
      assertThat(browser.send(house.server().webhookPath(), secret(), update).status())
          .isEqualTo(200);
      String line = "";
      while (!line.contains("hellohello")) {
        line = stream.body().source().readUtf8LineStrict();
      }
    }
  }

  private static Map<String, String> secret() {
    return Map.of(
        "X-Telegram-Bot-Api-Secret-Token", new BotToken(TestServer.TOKEN).webhookSecret());
  }

  @Test
  void withFewerLinesThePublicUrlHelpsAndTheConsoleSaysWhatIsMissing() throws IOException {
    house.behind("", site);
    open(BARE);
    for (var headers : List.of(NEWER, OLDER)) {
      comesIn(headers);
      assertThat(browser.get("/admin/connection").body())
          .contains("TRUSTED_PROXIES=127.0.0.1", "proxy_set_header Host $http_host;");
      leaves(headers);
    }
    var options =
        browser.send(
            "/login/passkey/begin", browser.forCalls(), "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(options.body()).contains("\"rpId\":\"bars.example.org\"");
    assertThat(browser.logIn(Map.of("Origin", "https://evil.example.org")).status()).isEqualTo(403);
    assertThat(browser.logIn(Map.of("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(403);
  }

  @Test
  void withoutHostAndPublicUrlOlderBrowsersAreToldWhatIsMissing() throws IOException {
    open(BARE);
    var refused = browser.logIn(OLDER);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("Host header", "PUBLIC_URL");
    comesIn(NEWER);
  }

  @Test
  void theServerWorksOnItsOwnPortMeanwhile() throws IOException {
    house.behind("127.0.0.1/32", site);
    open(guide());
    var here = new FormBrowser(house);
    assertThat(FormBrowser.location(here.logIn("owner", LoginTestBase.PASSWORD)))
        .isEqualTo("/admin");
    assertThat(here.get("/admin").statusCode()).isEqualTo(200);
    assertThat(house.send(HttpRequest.newBuilder(house.uri().resolve("/health"))).statusCode())
        .isEqualTo(200);
  }
}
