package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.telegram.OutboundProxy.Kind;
import switchboard.telegram.OutboundProxy.Login;
import switchboard.testing.TestCertificate;

/** Calls to a Bot API with a certificate that the JDK trusts here. */
@Timeout(30)
class BotApiTlsTest extends BotApiTestBase {

  private static final String FINE = "{\"ok\":true}";

  private final SSLContext before = SSLContext.getDefault();
  private final SSLContext keyed = context();
  private final FakeBotApi secure =
      new FakeBotApi(
          keyed
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  private final URI address = URI.create("https://localhost:" + secure.address().getPort());

  BotApiTlsTest() throws IOException, NoSuchAlgorithmException {
    SSLContext.setDefault(keyed);
  }

  @AfterEach
  void restore() throws IOException {
    SSLContext.setDefault(before);
    secure.close();
  }

  /** Has a certificate for localhost and trusts no other. */
  private static SSLContext context() {
    try {
      var own = TestCertificate.named("CN=localhost").host("localhost").make();
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("key", own.key(), new char[0], new X509Certificate[] {own.certificate()});
      store.setCertificateEntry("trusted", own.certificate());
      var keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, new char[0]);
      var trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void keepsConnections() throws Exception {
    try (var client = new BotApi(TOKEN, address)) {
      for (int i = 0; i < 3; i++) {
        secure.answers(200, FINE);
        assertThat(client.execute(SEND).join()).isEqualTo(new SendResult.Done(null));
      }
    }
    assertThat(secure.connections()).isEqualTo(1);
    assertThat(secure.seen.take().path()).isEqualTo("/bot123456:" + SECRET + "/sendMessage");
  }

  @Test
  void readsLongAnswersAndManyAtOnce() {
    var text = "x".repeat(1 << 19);
    try (var client = new BotApi(TOKEN, address)) {
      var results =
          IntStream.range(0, 20)
              .mapToObj(_ -> {
                secure.answers(200, "{\"ok\":true,\"result\":{\"text\":\"" + text + "\"}}");
                return client.execute(SEND);
              })
              .toList();
      assertThat(results)
          .allSatisfy(each -> assertThat(each.join()).isEqualTo(new SendResult.Done(null)));
    }
  }

  @Test
  void downloadsFilesFromATrustedServerOnly() throws IOException {
    secure.answers(200, "x".repeat(1 << 20));
    try (var client = new BotApi(TOKEN, address);
        var other =
            new BotApi(TOKEN, URI.create("https://127.0.0.1:" + secure.address().getPort()))) {
      try (var content = ((FileResponse.Content) client.open("f")).content()) {
        assertThat(content.readAllBytes()).hasSize(1 << 20);
      }
      assertThat(other.open("f"))
          .isInstanceOfSatisfying(
              FileResponse.Failed.class,
              failed -> assertThat(failed.reason()).contains("SSLHandshakeException"));
    }
    assertThat(secure.seen).hasSize(1);
  }

  @Test
  void doesNotKnowWhatBecameOfACallWhoseConnectionBreaks() {
    secure.reacts(FakeBotApi::reset);
    try (var client = new BotApi(TOKEN, address)) {
      assertThat(client.execute(SEND).join()).isInstanceOf(SendResult.Unknown.class);
    }
    assertThat(secure.seen).hasSize(1);
  }

  @Test
  void sendsNothingToAnotherName() {
    sendsNothing(URI.create("https://127.0.0.1:" + secure.address().getPort()));
  }

  @Test
  void sendsNothingToAServerThatIsNotTrusted() {
    SSLContext.setDefault(before);
    sendsNothing(address);
  }

  private void sendsNothing(URI api) {
    try (var client = new BotApi(TOKEN, api)) {
      assertThat(client.execute(SEND).join())
          .isInstanceOfSatisfying(
              SendResult.Transient.class,
              failed -> assertThat(failed.reason()).contains("SSLHandshakeException"));
    }
    assertThat(secure.seen).isEmpty();
  }

  @Test
  void keepsTunnels() throws IOException {
    var asked = new LinkedBlockingQueue<String>();
    try (var proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var _ = Thread.ofVirtual().start(() -> tunnel(proxy, asked));
      var by = new OutboundProxy(Kind.HTTP, "127.0.0.1", proxy.getLocalPort(), new Login("a", "b"));
      try (var client = new BotApi(TOKEN, address, by)) {
        for (int i = 0; i < 3; i++) {
          secure.answers(200, FINE);
          assertThat(client.execute(SEND).join()).isEqualTo(new SendResult.Done(null));
        }
      }
    }
    assertThat(asked)
        .singleElement()
        .asString()
        .startsWith("CONNECT localhost:" + secure.address().getPort() + " HTTP/1.1\r\n")
        .contains("Proxy-Authorization: Basic YTpi\r\n")
        .doesNotContain(SECRET);
    assertThat(secure.seen).hasSize(3);
    assertThat(secure.seen)
        .allSatisfy(seen -> assertThat(seen.headers()).doesNotContainIgnoringCase("proxy"));
  }

  private void tunnel(ServerSocket proxy, BlockingQueue<String> asked) {
    while (!proxy.isClosed()) {
      try (var client = proxy.accept();
          var server = new Socket(InetAddress.getLoopbackAddress(), secure.address().getPort())) {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
          head.append((char) client.getInputStream().read());
        }
        asked.add(head.toString());
        client
            .getOutputStream()
            .write("HTTP/1.0 200 Established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var _ = Thread.ofVirtual().start(() -> copy(server, client));
        client.getInputStream().transferTo(server.getOutputStream());
      } catch (IOException _) {
        // closed
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // closed
    }
  }
}
