package switchboard.web;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.diagnosis.Finding;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.CapturedLog;
import switchboard.testing.ChecksTls;
import switchboard.testing.Eventually;
import switchboard.testing.HttpsProbe;
import switchboard.testing.LoginTestBase;
import switchboard.testing.TestCertificateChain;
import switchboard.testing.TestServer;

/** Certificates that a server can load but clients reject. */
@ChecksTls
class CertificateChainCheckTest {

  @TempDir static Path folder;
  private static TestCertificateChain chain;
  private static TestCertificateChain old;
  private static CertificateChainCheck check;

  @BeforeAll
  static void make() {
    chain = new TestCertificateChain(folder);
    check = new CertificateChainCheck(chain.of("root"));
    old = new TestCertificateChain(folder, Instant.now().minus(Duration.ofDays(60)));
  }

  private static List<String> problems(
      CertificateChainCheck by, TestCertificateChain one, String host, String... aliases) {
    return by.findings(one.of(aliases), host, Instant.now()).stream()
        .map(Finding::problem)
        .map(Object::toString)
        .toList();
  }

  @Test
  void aChainToAKnownAuthorityIsGood() {
    assertThat(problems(check, chain, TestCertificateChain.HOST, "own", "between")).isEmpty();
    assertThat(problems(check, chain, TestCertificateChain.HOST, "own", "between", "root"))
        .isEmpty();
    var direct = new CertificateChainCheck(chain.of("between"));
    assertThat(problems(direct, chain, TestCertificateChain.HOST, "own")).isEmpty();
  }

  @Test
  void aCertificateAloneLacksItsIssuer() {
    assertThat(problems(check, chain, TestCertificateChain.HOST, "own"))
        .singleElement()
        .asString()
        .contains("contains only the server’s certificate", "CN=Practice Intermediate");
  }

  @Test
  void aPrivateAuthorityIsNotKnown() {
    assertThat(
            problems(
                CertificateChainCheck.byPublicRoots(),
                chain,
                TestCertificateChain.HOST,
                "own",
                "between",
                "root"))
        .singleElement()
        .asString()
        .contains("does not lead to a public certificate authority", "CN=Practice Root");
  }

  @Test
  void anIntermediateThatHasEndedCountsWhereItIsNeeded() {
    assertThat(
            problems(
                new CertificateChainCheck(old.of("root")),
                old,
                TestCertificateChain.HOST,
                "own",
                "between"))
        .singleElement()
        .asString()
        .contains("CN=Practice Intermediate", "expired on");
    var known = new CertificateChainCheck(old.of("between"));
    assertThat(problems(known, old, TestCertificateChain.HOST, "own", "between", "root")).isEmpty();
  }

  @Test
  void namesCoverTheHostOfThePublicUrl() {
    assertThat(problems(check, chain, "other.example.org", "own", "between"))
        .singleElement()
        .asString()
        .contains("not valid for other.example.org");
    assertThat(problems(check, chain, "BOT.example.org", "own", "between")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "between own, wrong order",
    "root between own, wrong order",
    "own root between, is not the issuer",
    "own between between, is not the issuer",
    "between root, is not the key"
  })
  void anOrderThatCannotBeServedIsTold(String order, String words) {
    assertThat(chain.files(order.split(" ")).problems())
        .singleElement()
        .asString()
        .contains(words, "chain.pem");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bot.example.org   | own         | contains only the server’s certificate     | fullchain.pem",
        "bot.example.org   | own between | does not lead to a public certificate authority       | fullchain.pem",
        "other.example.org | own between | is not valid for other.example.org | get a certificate for it",
        "bot.example.org   | old between | CN=Practice Intermediate, expired on       | current chain"
      })
  void thePageOfTheConnectionSaysWhatIsWrong(
      String host, String order, String problem, String fix, @TempDir Path other) throws Exception {
    try (var house = new TestServer(Files.createDirectory(other.resolve("house")), "first")) {
      var site = URI.create("https://" + host);
      var files =
          order.startsWith("old ") ? old.files("own", "between") : chain.files(order.split(" "));
      house.with(files).behind("", site).open(LegacyPath.OFF);
      house.account("owner", Role.OWNER, LoginTestBase.PASSWORD);
      var server = URI.create("https://127.0.0.1:" + house.server().port());
      try (var surfing = new HttpsProbe(site, server, Map.of("Host", host))) {
        var _ = surfing.logIn(Map.of());
        var page = surfing.get("/admin/connection");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(problem, fix);
      }
    }
  }

  /** As pages, logs and the doctor tell it; then a renewal whose key comes later. */
  @Test
  void theServerSaysWhatIsWrongAndAPairThatDoesNotFitIsOneLine(@TempDir Path other)
      throws Exception {
    var files = chain.files("own");
    try (var house = new TestServer(Files.createDirectory(other.resolve("house")), "first");
        var log = new CapturedLog(org.slf4j.Logger.ROOT_LOGGER_NAME)) {
      house
          .with(files)
          .behind("", URI.create("https://" + TestCertificateChain.HOST))
          .open(LegacyPath.OFF);
      assertThat(log.lines())
          .anyMatch(line -> line.contains("contains only the server’s certificate"));
      var renewed = new TestCertificateChain(other).files("own", "between");
      Files.copy(renewed.certificate(), files.certificate(), REPLACE_EXISTING);
      Eventually.holds(
          "the log tells",
          () ->
              log.lines().stream()
                  .anyMatch(line -> line.contains("the previous certificate stays")));
      assertThat(log.lines())
          .filteredOn(line -> line.contains("the previous certificate stays"))
          .first()
          .asString()
          .contains("TLS_KEY", "is not the key of the certificate");
      assertThat(log.lines()).noneMatch(line -> line.contains("Exception"));
      Files.copy(renewed.key(), files.key(), REPLACE_EXISTING);
      Eventually.holds(
          "the new pair is in use",
          () ->
              log.lines().stream()
                  .anyMatch(line -> line.contains("lead to a public certificate authority")));
    }
  }
}
