package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotToken;
import switchboard.testing.ChecksTls;
import switchboard.testing.Eventually;
import switchboard.testing.TestCertificate;
import switchboard.testing.TestServer;
import switchboard.webhook.WebhookOptions;

/** Telegram trusts a self-signed certificate only after receiving it with setWebhook. */
@ChecksTls
class SelfSignedWebhookTest {

  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(TestServer.TOKEN));
  private final BotToken token = new BotToken(TestServer.TOKEN);
  private final BotApi telegram = new BotApi(token, simulator.uri());
  private final Queue<String> delivered = new ConcurrentLinkedQueue<>();

  @TempDir Path folder;
  private HttpsServer server;

  @BeforeEach
  void open() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(keys()));
    server.createContext(
        "/",
        exchange -> {
          delivered.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    telegram.close();
    simulator.close();
  }

  /** Creates a key pair and stores its certificate as PEM. */
  private SSLContext keys() throws Exception {
    var made = TestCertificate.named("CN=localhost").host("localhost").make();
    Files.writeString(folder.resolve("own.pem"), made.certificatePem());
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    var chain = new Certificate[] {made.certificate()};
    store.setKeyEntry("own", made.key(), new char[0], chain);
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, new char[0]);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void register(boolean withCertificate) {
    var base = URI.create("https://localhost:" + server.getAddress().getPort());
    var file = withCertificate ? folder.resolve("own.pem") : null;
    var setup =
        new WebhookOptions(telegram, token, simulator.uri(), LegacyPath.MIGRATE, () -> 443, file);
    telegram.setWebhook(setup.order(base, 40, false));
  }

  @Test
  void updatesComeWhenTheCertificateWasUploaded() {
    register(false);
    simulator.person("Ann", "en").send("hello");
    Eventually.holds("it is not trusted", () -> simulator.bot(TestServer.TOKEN).retrying() == 1);
    assertThat(telegram.webhookInfo().lastErrorMessage())
        .isEqualTo("SSL error {error:0A000086:SSL routines::certificate verify failed}");
    assertThat(delivered).isEmpty();
    register(true);
    Eventually.holds("it is trusted", () -> delivered.size() == 1);
    assertThat(delivered.peek()).contains("hello");
    assertThat(telegram.webhookInfo().hasCustomCertificate()).isTrue();
    assertThat(telegram.webhookInfo().lastErrorMessage()).isNull();
  }
}
