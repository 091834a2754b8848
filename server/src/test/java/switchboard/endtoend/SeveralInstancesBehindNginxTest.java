package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotToken;
import switchboard.testing.HttpsProbe;
import switchboard.testing.LoginTestBase;
import switchboard.testing.Nginx;
import switchboard.testing.Ports;
import switchboard.testing.StartsProgram;
import switchboard.testing.TestServer;

/**
 * {@code deploy/nginx/switchboard.conf} in a real nginx, with an instance that fails and one that
 * works.
 */
@EnabledIf(value = "switchboard.testing.Nginx#isWanted", disabledReason = Nginx.MISSING)
@StartsProgram
class SeveralInstancesBehindNginxTest {

  private static final int CUT = 0;
  private static final int TOO_LARGE = 1_048_577;

  @TempDir Path folder;
  private final int port = Ports.free();
  private final URI site = URI.create("https://bot.example.com:" + port);
  private final HttpsProbe browser = new HttpsProbe(site, Map.of());
  private HttpServer failing;
  private TestServer house;
  private Nginx nginx;
  private volatile int answer = CUT;
  private final AtomicInteger seen = new AtomicInteger();

  @BeforeEach
  void open() throws IOException {
    failing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    failing.createContext("/", this::fail);
    failing.start();
    house = new TestServer(Files.createDirectory(folder.resolve("house")), "first");
    house.behind("127.0.0.1/32", site).open(LegacyPath.MIGRATE);
    house.account("owner", Role.OWNER, LoginTestBase.PASSWORD);
    var instances = List.of(failing.getAddress().getPort(), house.server().port());
    nginx = Nginx.deployed(Files.createDirectory(folder.resolve("nginx")), port, instances);
  }

  @AfterEach
  void close() {
    browser.close();
    nginx.close();
    house.close();
    failing.stop(0);
  }

  private void fail(HttpExchange exchange) throws IOException {
    seen.incrementAndGet();
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      if (answer != CUT) {
        exchange.sendResponseHeaders(answer, -1);
      }
    }
  }

  private int update(byte[] body) {
    var secret = new BotToken(TestServer.TOKEN).webhookSecret();
    return browser
        .send(house.server().webhookPath(), Map.of("X-Telegram-Bot-Api-Secret-Token", secret), body)
        .status();
  }

  @ParameterizedTest
  @ValueSource(ints = {CUT, 502, 503})
  void updateGoesToTheInstanceThatWorks(int failure) {
    answer = failure;
    var hello = TestServer.text(1, 71, "hello").getBytes(StandardCharsets.UTF_8);
    assertThat(update(hello)).isEqualTo(200);
    assertThat(seen).hasValue(1);
    assertThat(house.textsOf(71)).isEqualTo(List.of("hello"));
  }

  @Test
  void updateIsPostponedWhenNoInstanceCanBeReached() {
    var path = house.server().webhookPath();
    house.stop();
    failing.stop(0);
    var answer = browser.send(path, Map.of(), new byte[0]);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.retryAfter()).isEqualTo("2");
  }

  @Test
  void otherPostIsNotRepeatedAfterItWasSent() {
    assertThat(browser.send("/login", Map.of(), new byte[0]).status()).isEqualTo(502);
    assertThat(seen).hasValue(1);
  }

  @Test
  void consoleWorksOnTheInstanceThatIsLeft() {
    assertThat(browser.get("/login").status()).isEqualTo(200);
    answer = 503;
    browser.get("/login");
    assertThat(browser.logIn(Map.of()).location()).isEqualTo("/admin");
  }

  @Test
  void tooLargeBodyReachesNoInstance() {
    assertThat(update(new byte[TOO_LARGE])).isEqualTo(413);
    assertThat(seen).hasValue(0);
  }
}
