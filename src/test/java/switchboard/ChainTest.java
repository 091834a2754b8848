package switchboard;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.access.Accounts;
import switchboard.access.Passwords;
import switchboard.access.Role;
import switchboard.domain.Finding;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.web.ChainCheck;

/** Certificates that a server can load but clients reject. */
class ChainTest {

  @TempDir static Path folder;
  private static Chain chain;
  private static ChainCheck check;

  @BeforeAll
  static void make() {
    chain = new Chain(folder);
    check = new ChainCheck(chain.of("root"));
  }

  private static List<String> problems(ChainCheck by, Chain one, String host, String... aliases) {
    return by.findings(one.of(aliases), host, Instant.now()).stream()
        .map(Finding::problem)
        .map(Object::toString)
        .toList();
  }

  @Test
  void aChainToAKnownAuthorityIsGood() {
    assertThat(problems(check, chain, Chain.HOST, "own", "between")).isEmpty();
    assertThat(problems(check, chain, Chain.HOST, "own", "between", "root")).isEmpty();
    var direct = new ChainCheck(chain.of("between"));
    assertThat(problems(direct, chain, Chain.HOST, "own")).isEmpty();
  }

  @Test
  void aCertificateAloneLacksItsIssuer() {
    assertThat(problems(check, chain, Chain.HOST, "own"))
        .singleElement()
        .asString()
        .contains("certificate of the server alone", "CN=Practice Intermediate");
  }

  @Test
  void aPrivateAuthorityIsNotKnown() {
    assertThat(problems(ChainCheck.byPublicRoots(), chain, Chain.HOST, "own", "between", "root"))
        .singleElement()
        .asString()
        .contains("does not lead to a public authority", "CN=Practice Root");
  }

  @Test
  void anIntermediateThatHasEndedCountsWhereItIsNeeded() {
    var old = new Chain(folder, "-startdate", "-60d", "-validity", "30");
    assertThat(problems(new ChainCheck(old.of("root")), old, Chain.HOST, "own", "between"))
        .singleElement()
        .asString()
        .contains("CN=Practice Intermediate", "ended on");
    var known = new ChainCheck(old.of("between"));
    assertThat(problems(known, old, Chain.HOST, "own", "between", "root")).isEmpty();
  }

  @Test
  void namesCoverTheHostOfThePublicUrl() {
    assertThat(problems(check, chain, "other.example.org", "own", "between"))
        .singleElement()
        .asString()
        .contains("not for other.example.org");
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
        "bot.example.org   | own         | certificate of the server alone           | fullchain.pem",
        "bot.example.org   | own between | does not lead to a public authority       | fullchain.pem",
        "other.example.org | own between | is not for other.example.org, the host of | get a certificate for it"
      })
  void thePageOfTheConnectionSaysWhatIsWrong(
      String host, String order, String problem, String fix, @TempDir Path other) throws Exception {
    try (var house = new House(Files.createDirectory(other.resolve("house")), "first")) {
      var site = URI.create("https://" + host);
      house.with(chain.files(order.split(" "))).behind("", site).open(LegacyPath.OFF);
      new Accounts(house.server().store(), new Passwords(), house.twin().clock()::now)
          .create("owner", Role.OWNER, LoginCase.PASSWORD);
      var server = URI.create("https://127.0.0.1:" + house.server().port());
      try (var surfing = new Surfing(site, server, Map.of("Host", host))) {
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
    try (var house = new House(Files.createDirectory(other.resolve("house")), "first");
        var log = new Logged(org.slf4j.Logger.ROOT_LOGGER_NAME)) {
      house.with(files).behind("", URI.create("https://" + Chain.HOST)).open(LegacyPath.OFF);
      assertThat(log.lines()).anyMatch(line -> line.contains("certificate of the server alone"));
      var renewed = new Chain(other).files("own", "between");
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
          () -> log.lines().stream().anyMatch(line -> line.contains("lead to a public authority")));
    }
  }
}
