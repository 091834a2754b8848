package switchboard.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.config.TlsFiles;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.CapturedLog;
import switchboard.testing.ChecksTls;
import switchboard.testing.Eventually;
import switchboard.testing.TestCertificates;
import switchboard.testing.TestServer;

/** HTTPS with certificate files, which may be replaced at runtime. */
@ChecksTls
class TlsTest {

  private static final int CONNECTIONS = 40;

  @TempDir Path folder;
  private TestServer house;

  @BeforeEach
  void house() throws IOException {
    house = new TestServer(Files.createDirectory(folder.resolve("house")), "first");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void open(TlsFiles files) {
    house.with(files).open(LegacyPath.OFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void theServerSpeaksHttpsAndTellsHowLong(String algorithm) throws IOException {
    open(TestCertificates.make(folder, algorithm, 30));
    try (var socket = connect()) {
      var answer = get(socket, "/health");
      assertThat(answer)
          .startsWith("HTTP/1.1 200")
          .contains("\"certificate\":{", "\"expires_at\":\"")
          .contains("Strict-Transport-Security: max-age=31536000 ; includeSubDomains");
      assertThat(answer).containsPattern("\"days_left\":(29|30)[,}]"); // two different clocks
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void oldProtocolsAndCiphersWithoutAuthenticationAreRefused() throws IOException {
    open(TestCertificates.make(folder, "RSA", 30));
    try (var socket = socket()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(
          Arrays.stream(socket.getSupportedCipherSuites())
              .filter(suite -> suite.contains("_CBC_"))
              .toArray(String[]::new));
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
    try (var socket = socket()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.startHandshake();
      assertThat(socket.getSession().getCipherSuite()).contains("_ECDHE_", "_GCM_");
    }
  }

  @Test
  void aRenewedCertificateIsServedWithoutARestartWhileFortyConnectionsWork() throws IOException {
    open(TestCertificates.make(folder, "EC", 30));
    var before = serial();
    var open = new ArrayList<SSLSocket>();
    for (int i = 0; i < CONNECTIONS; i++) {
      open.add(connect());
    }
    allAnswer(open);
    TestCertificates.make(folder, "EC", 60);
    Eventually.holds(
        "the new certificate is served",
        () -> {
          allAnswer(open);
          return !serial().equals(before);
        });
    allAnswer(open);
    for (var socket : open) {
      socket.close();
    }
  }

  @Test
  void aBadNewFileKeepsTheOldCertificateAndAGoodOneIsTakenLater() throws IOException {
    var files = TestCertificates.make(folder, "EC", 30);
    open(files);
    var before = serial();
    try (var log = new CapturedLog(org.slf4j.Logger.ROOT_LOGGER_NAME)) {
      Files.writeString(files.certificate(), "this is a shopping list");
      Eventually.holds(
          "the log tells",
          () ->
              log.lines().stream()
                  .anyMatch(line -> line.contains("the previous certificate stays")));
    }
    assertThat(serial()).isEqualTo(before);
    TestCertificates.make(folder, "EC", 60);
    Eventually.holds("the good one is served", () -> !serial().equals(before));
  }

  /**
   * Symbolic links as used by certbot and Kubernetes, which replaces the target folder atomically.
   */
  @Test
  void filesBehindLinksAreTakenWhenTheLinksLeadElsewhere() throws IOException {
    var one = TestCertificates.make(Files.createDirectory(folder.resolve("one")), "EC", 30);
    TestCertificates.make(Files.createDirectory(folder.resolve("two")), "EC", 60);
    var live = Files.createDirectory(folder.resolve("live"));
    Files.createSymbolicLink(live.resolve("..data"), Path.of("../one"));
    for (var file : List.of(one.certificate(), one.key())) {
      var name = file.getFileName();
      Files.createSymbolicLink(live.resolve(name), Path.of("..data").resolve(name));
    }
    open(new TlsFiles(live.resolve("cert.pem"), live.resolve("key.pem")));
    var before = serial();
    Files.createSymbolicLink(live.resolve("..new"), Path.of("../two"));
    Files.move(
        live.resolve("..new"),
        live.resolve("..data"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
    Eventually.holds("the pair behind the new link is served", () -> !serial().equals(before));
  }

  /** The first at the start, the others at a renewal, which reads them with the same code. */
  @Test
  void filesAsOtherProgramsWriteThemAreRead() throws IOException {
    var served = new HashSet<BigInteger>();
    for (var form : List.of("CRLF", "BOM", "TEXT", "BOTH", "INDENTED", "PKCS1")) {
      var made = TestCertificates.make(Files.createDirectory(folder.resolve(form)), "RSA", 30);
      var certificate = Files.readString(made.certificate());
      Files.writeString(made.key(), written(form, certificate, Files.readString(made.key())));
      assertThat(made.problems()).as(form).isEmpty();
      if (form.equals("BOTH")) {
        assertThat(new TlsFiles(made.key(), made.key()).problems()).isEmpty();
      }
      var files = new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
      Files.move(made.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
      Files.move(made.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
      if (form.equals("CRLF")) {
        open(files);
      }
      Eventually.holds(form + " is served", () -> served.add(serial()));
    }
  }

  private static String written(String form, String certificate, String key) throws IOException {
    return switch (form) {
      case "CRLF" -> key.replace("\n", "\r\n");
      case "BOM" -> "\uFEFF" + key;
      case "TEXT" -> "Bag Attributes\n    friendlyName: x\n" + key;
      case "BOTH" -> certificate + key;
      case "INDENTED" -> key.indent(2);
      default -> pkcs1(key);
    };
  }

  private static String pkcs1(String pkcs8) throws IOException {
    var bytes = Base64.getMimeDecoder().decode(pkcs8.replaceAll("-----[^-]+-----", ""));
    var inner = PrivateKeyInfo.getInstance(bytes).parsePrivateKey().toASN1Primitive().getEncoded();
    return "-----BEGIN RSA PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(inner)
        + "\n-----END RSA PRIVATE KEY-----\n";
  }

  @Test
  void aCertificateThatEndsSoonIsWarnedOf() {
    try (var log = new CapturedLog(org.slf4j.Logger.ROOT_LOGGER_NAME)) {
      open(TestCertificates.make(folder, "EC", 13));
      assertThat(log.lines()).anyMatch(line -> line.contains("The TLS certificate expires soon"));
    }
  }

  @Test
  void filesThatDoNotFitAreRefusedWithTheReason() throws IOException {
    var files = TestCertificates.make(folder, "EC", 30);
    assertThat(files.problems()).isEmpty();
    var other = TestCertificates.make(Files.createDirectory(folder.resolve("other")), "EC", 30);
    assertThat(new TlsFiles(files.certificate(), other.key()).problems())
        .singleElement()
        .asString()
        .contains("TLS_KEY", "is not the key of the certificate");
    assertThat(new TlsFiles(folder.resolve("none.pem"), files.key()).problems())
        .singleElement()
        .asString()
        .contains("TLS_CERT", "does not exist", "none.pem");
    assertThat(new TlsFiles(files.key(), files.certificate()).problems()).hasSize(1);
    Files.writeString(files.key(), "nothing");
    assertThat(files.problems()).singleElement().asString().contains("PEM");
  }

  private static void allAnswer(List<SSLSocket> sockets) {
    for (var socket : sockets) {
      assertThat(get(socket, "/health")).startsWith("HTTP/1.1 200");
    }
  }

  private BigInteger serial() {
    try (var socket = connect()) {
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SSLSocket connect() throws IOException {
    var socket = socket();
    socket.startHandshake();
    return socket;
  }

  private SSLSocket socket() throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, null);
      var socket =
          (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", house.server().port());
      socket.setSoTimeout(20_000);
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a request on a keep-alive connection and reads the whole response. */
  private static String get(SSLSocket socket, String path) {
    try {
      var request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new StringBuilder();
      var input = socket.getInputStream();
      while (!answer.toString().endsWith("0\r\n\r\n") && !isWhole(answer)) {
        int next = input.read();
        assertThat(next).as("the connection ended").isNotNegative();
        answer.append((char) next);
      }
      return answer.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWhole(StringBuilder answer) {
    int body = answer.indexOf("\r\n\r\n");
    int length = answer.indexOf("Content-Length: ");
    return body > 0
        && length > 0
        && answer.length() - body - 4
            == Integer.parseInt(answer.substring(length + 16, answer.indexOf("\r", length)));
  }

  /** Accepts any certificate, because these are self-signed. */
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
