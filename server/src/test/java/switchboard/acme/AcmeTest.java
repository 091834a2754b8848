package switchboard.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.base.CommandException;
import switchboard.config.DotEnvFile;
import switchboard.config.SettingSources;
import switchboard.config.Settings;
import switchboard.config.SettingsReader;
import switchboard.config.TlsFiles;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.ChecksTls;
import switchboard.testing.Eventually;
import switchboard.testing.Ports;
import switchboard.testing.TestServer;

/** Certificate issuance by ACME, from the settings to the TLS handshake. */
@ChecksTls
class AcmeTest {

  private static final DotEnvFile NO_FILE = DotEnvFile.NONE;
  private static final Map<String, String> GOOD =
      Map.of(
          "BOT_TOKEN",
          TestServer.TOKEN,
          "ACME_DOMAIN",
          "Bot.example.org, www.example.org, bücher.example",
          "ACME_AGREE_TOS",
          "true");

  @TempDir Path folder;

  @Test
  void theServerBeginsWithATemporaryCertificateAndTakesTheRealOneWithoutARestart()
      throws IOException {
    int port = Ports.free();
    try (var authority = FakeAuthority.start(new FakeAuthorityRoot(Instant::now));
        var house = new TestServer(Files.createDirectory(folder.resolve("house")), "first")) {
      authority.asksAt(port);
      var order = order(authority.directory(), port);
      house.with(TlsFiles.by(order)).open(LegacyPath.OFF);
      Eventually.holds(
          "the authority's certificate is served",
          () -> issuer(house.server().port()).equals(FakeAuthorityRoot.NAME));
      assertThat(TlsFiles.by(order).problems()).isEmpty();
    }
  }

  @Test
  void aServerWithoutItsAuthorityServesTheTemporaryCertificate() throws IOException {
    try (var house = new TestServer(Files.createDirectory(folder.resolve("house")), "first")) {
      var nobody = URI.create("http://127.0.0.1:1/directory");
      house.with(TlsFiles.by(order(nobody, 0))).open(LegacyPath.OFF);
      assertThat(issuer(house.server().port())).contains("until the real one");
    }
  }

  @Test
  void aPortThatIsTakenIsSaid() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var house = new TestServer(Files.createDirectory(folder.resolve("house")), "first")) {
      var files =
          TlsFiles.by(order(URI.create("http://127.0.0.1:1/directory"), taken.getLocalPort()));
      assertThatThrownBy(() -> house.with(files).open(LegacyPath.OFF))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("ACME_HTTP_PORT");
    }
  }

  @Test
  void theSettingsSayWhatIsOrdered() {
    var read = read(Map.of());
    assertThat(read).isInstanceOf(Settings.Read.Good.class);
    var settings = ((Settings.Read.Good) read).settings();
    assertThat(settings.web().tls()).isNotNull();
    var order = Objects.requireNonNull(settings.web().tls()).order();
    assertThat(order)
        .isEqualTo(
            new AcmeOrder(
                List.of("bot.example.org", "www.example.org", "xn--bcher-kva.example"),
                null,
                URI.create("https://acme-v02.api.letsencrypt.org/directory"),
                80,
                folder.resolve("data/acme")));
    assertThat(settings.telegram().certificate()).as("is not uploaded to Telegram").isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ACME_AGREE_TOS | false                    | terms of service",
        "ACME_AGREE_TOS | yes                      | terms of service",
        "ACME_DOMAIN    | *.example.org            | domain names that",
        "ACME_DOMAIN    | 192.0.2.1                | domain names that",
        "ACME_DOMAIN    | localhost                | domain names that",
        "ACME_DOMAIN    | a.example.org,           | domain names that",
        "ACME_DOMAIN    | https://a.example.org    | domain names that",
        "ACME_EMAIL     | nobody                   | email address",
        "ACME_DIRECTORY | http://ca.example.org/d  | https URL",
        "ACME_HTTP_PORT | 65536                    | a port",
        "TLS_CERT       | cert.pem                 | cannot be combined",
      })
  void mistakesAreNamed(String name, String word, String said) {
    var read = read(Map.of(name, word));
    assertThat(read).isInstanceOf(Settings.Read.Bad.class);
    assertThat(((Settings.Read.Bad) read).problems())
        .singleElement()
        .asString()
        .contains(name, said);
  }

  private Settings.Read read(Map<String, String> more) {
    var words = new HashMap<>(GOOD);
    words.putAll(more);
    return SettingsReader.read(new SettingSources(Map.of(), words, NO_FILE, folder));
  }

  private AcmeOrder order(URI directory, int port) {
    return new AcmeOrder(
        List.of("bot.example.org"), null, directory, port, folder.resolve("house/data/acme"));
  }

  private static String issuer(int port) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, null);
      try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
        socket.startHandshake();
        var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        return certificate.getIssuerX500Principal().getName();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Accepts any certificate; the test checks only the issuer. */
  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
