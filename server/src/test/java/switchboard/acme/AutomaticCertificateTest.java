package switchboard.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.testing.ChecksTls;

/** Issuance and renewal over time with a strict test authority. */
@ChecksTls
class AutomaticCertificateTest {

  private static final List<String> DOMAINS = List.of("bot.example.org", "www.example.org");
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  private FakeAuthority authority;
  private AutomaticCertificate certificate;

  @BeforeEach
  void begin() throws IOException {
    authority = FakeAuthority.start(new FakeAuthorityRoot(now::get));
    open(DOMAINS);
  }

  @AfterEach
  void close() {
    certificate.close();
    authority.close();
  }

  private AcmeOrder order(List<String> domains) {
    return new AcmeOrder(domains, "op@example.org", authority.directory(), 0, folder);
  }

  private void open(List<String> domains) throws IOException {
    certificate =
        AutomaticCertificate.open(order(domains), InetAddress.getLoopbackAddress(), now::get);
    authority.asksAt(certificate.port());
  }

  private void reopen(List<String> domains) throws IOException {
    certificate.close();
    open(domains);
  }

  private CertificateAndKey pair() throws IOException {
    return new CertificateFolder(order(DOMAINS)).pair().orElseThrow();
  }

  private BigInteger serial() throws IOException {
    return pair().certificate().getSerialNumber();
  }

  private void lookAfter(Duration time) throws InterruptedException {
    now.updateAndGet(then -> then.plus(time));
    certificate.look();
  }

  @Test
  void aTemporaryCertificateIsThereFirstAndTheRealOneAfterTheAuthorityHasAsked()
      throws IOException, InterruptedException {
    assertThat(pair().isTemporary()).isTrue();
    certificate.look();
    assertThat(pair().isTemporary()).isFalse();
    assertThat(pair().isFor(DOMAINS)).isTrue();
    assertThat(pair().chain()).hasSize(2);
    assertThat(authority.refused()).isEmpty();
  }

  @Test
  void nobodyElseReadsTheKeys() throws IOException, InterruptedException {
    certificate.look();
    try (var files = Files.walk(folder)) {
      var below = files.filter(file -> !file.equals(folder)).toList();
      assertThat(below).anyMatch(file -> file.endsWith("account.pem"));
      for (var file : below) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .endsWith("------");
      }
    }
  }

  @Test
  void itIsRenewedWhenAThirdOfItsTimeIsLeftAndWithAFreshKey()
      throws IOException, InterruptedException {
    certificate.look();
    var first = pair();
    lookAfter(Duration.ofDays(59));
    assertThat(serial()).isEqualTo(first.certificate().getSerialNumber());
    lookAfter(Duration.ofDays(1));
    assertThat(serial()).isNotEqualTo(first.certificate().getSerialNumber());
    assertThat(pair().key()).isNotEqualTo(first.key());
    assertThat(authority.accounts()).isEqualTo(1);
  }

  @Test
  void theAuthoritysWordIsHeededAndItIsToldWhatIsReplaced()
      throws IOException, InterruptedException {
    authority.tell(
        new RenewalWindow(BEGIN.plus(Duration.ofDays(10)), BEGIN.plus(Duration.ofDays(12))));
    certificate.look();
    var first = serial();
    lookAfter(Duration.ofDays(9));
    assertThat(serial()).isEqualTo(first);
    lookAfter(Duration.ofDays(4));
    assertThat(serial()).isNotEqualTo(first);
    assertThat(authority.orders().getLast().path("replaces").asString()).contains(".");
  }

  @Test
  void anAuthorityThatWouldLetItEndIsNotHeeded() throws IOException, InterruptedException {
    authority.tell(
        new RenewalWindow(BEGIN.plus(Duration.ofDays(900)), BEGIN.plus(Duration.ofDays(901))));
    certificate.look();
    var first = serial();
    lookAfter(Duration.ofDays(74));
    assertThat(serial()).isEqualTo(first);
    lookAfter(Duration.ofDays(1));
    assertThat(serial()).isNotEqualTo(first);
  }

  @Test
  void aRestartAsksForNothingAndAnotherDomainForANewCertificate()
      throws IOException, InterruptedException {
    certificate.look();
    var first = serial();
    reopen(DOMAINS);
    certificate.look();
    assertThat(authority.orders()).hasSize(1);
    reopen(List.of("other.example.org"));
    assertThat(serial()).as("the old one serves until the new one is there").isEqualTo(first);
    certificate.look();
    assertThat(pair().isFor(List.of("other.example.org"))).isTrue();
    assertThat(authority.accounts()).isEqualTo(1);
  }

  @Test
  void afterFailuresItIsTriedAgainLessAndLessOften() throws IOException, InterruptedException {
    authority.asksAt(1); // nothing listens there
    certificate.look();
    assertThat(pair().isTemporary()).isTrue();
    lookAfter(Duration.ofMinutes(4));
    assertThat(authority.orders()).hasSize(1);
    lookAfter(Duration.ofMinutes(1));
    assertThat(authority.orders()).hasSize(2);
    lookAfter(Duration.ofMinutes(9));
    assertThat(authority.orders()).hasSize(2);
    authority.asksAt(certificate.port());
    lookAfter(Duration.ofMinutes(1));
    assertThat(pair().isTemporary()).isFalse();
  }

  @Test
  void aLimitOfTheAuthorityIsRespected() throws IOException, InterruptedException {
    authority.refuse("rateLimited");
    certificate.look();
    authority.refuse(null);
    lookAfter(Duration.ofMinutes(6));
    assertThat(authority.orders()).hasSize(1);
  }

  @Test
  void aFileThatIsNoneIsReplaced() throws IOException, InterruptedException {
    certificate.look();
    Files.writeString(order(DOMAINS).pem(), "-----BEGIN CERTIFICATE-----\nshopping\n");
    reopen(DOMAINS);
    assertThat(pair().isTemporary()).isTrue();
    certificate.look();
    assertThat(pair().isTemporary()).isFalse();
  }

  @Test
  void plainHttpAnswersNothingButTheQuestionAndLeadsToHttps()
      throws IOException, InterruptedException {
    assertThat(ask("GET", "/.well-known/acme-challenge/none").statusCode()).isEqualTo(404);
    assertThat(ask("GET", "/.well-known/acme-challenge/../x").statusCode()).isEqualTo(404);
    var sent = ask("GET", "/a%0d%0ab?c=d");
    assertThat(sent.statusCode()).isEqualTo(308);
    assertThat(sent.headers().firstValue("Location"))
        .contains("https://bot.example.org/a%0d%0ab?c=d");
    assertThat(ask("POST", "/login").statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var address = URI.create("http://127.0.0.1:" + certificate.port() + path);
      var request = HttpRequest.newBuilder(address);
      request.method(method, HttpRequest.BodyPublishers.noBody());
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
