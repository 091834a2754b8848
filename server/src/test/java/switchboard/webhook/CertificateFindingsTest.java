package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.testing.TestCertificateChain;

/** What the doctor says of the certificates in TLS_CERT before Telegram fails at them. */
class CertificateFindingsTest extends WebhookDoctorTestBase {

  private static final String REFUSED =
      "SSL error {error:0A000086:SSL routines::certificate verify failed}";

  @TempDir static Path folder;
  private static TestCertificateChain chain;
  private static TestCertificateChain old;

  @BeforeAll
  static void make() {
    chain = new TestCertificateChain(folder);
    old = new TestCertificateChain(folder, Instant.parse("2025-11-01T12:00:00Z"));
  }

  @BeforeEach
  void theCertificateIsForTheHost() {
    assertThat(BASE).endsWith("//" + TestCertificateChain.HOST);
  }

  private void serve(TestCertificateChain certificates, String... aliases) {
    certificate = OwnCertificate.read(certificates.file(aliases)).orElseThrow();
  }

  @Test
  void theCertificateOfTheServerAloneLacksItsIssuer() {
    serve(chain, "own");
    wrong("contains only the server’s certificate", "fullchain.pem");
    wrong("CN=Practice Intermediate", "instead of cert.pem");
  }

  @ParameterizedTest
  @CsvSource({"own between, CN=Practice Root", "own root between, CN=Practice Root"})
  void aChainThatLeadsNowhereIsTold(String order, String last) {
    serve(chain, order.split(" "));
    wrong(
        "does not lead to a public certificate authority; its last issuer is " + last,
        "fullchain.pem");
  }

  @Test
  void anIntermediateThatHasExpiredIsNamedWithItsDay() {
    serve(old, "own", "between");
    wrong("CN=Practice Intermediate, expired on 2025-12-01", "issuer’s current chain");
  }

  @Test
  void anExpiredCertificateIsTheReasonWhenTelegramFailsAtIt() {
    certificate = certificate(false, TestCertificateChain.HOST, Duration.ofDays(-1));
    failed(REFUSED, Duration.ofMinutes(1));
    pending = 1;
    wrong("The certificate in TLS_CERT has expired", "The server reloads it");
  }

  /** A proxy in front may have the right one: here only Telegram's error counts. */
  @ParameterizedTest
  @CsvSource({"own", "between own"})
  void ofACertificateForAnotherHostNothingIsSaidUntilTelegramFails(String order) {
    var other = "https://other.example.org";
    base = URI.create(other);
    url = other + PATH;
    serve(chain, order.split(" "));
    assertThat(findings()).isEmpty();
    failed(REFUSED, Duration.ofMinutes(1));
    pending = 1;
    wrong("is for another name", "Serve the full chain");
  }
}
