package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotToken;
import switchboard.testing.TestCertificate;

/** Which certificate must be uploaded to Telegram. */
class OwnCertificateTest {

  @TempDir Path folder;

  private Path pem(TestCertificate certificate) throws IOException {
    return Files.writeString(folder.resolve("cert.pem"), certificate.certificatePem());
  }

  private BotApi.WebhookOrder order(Path certificate, String base) {
    var token = new BotToken("123456:" + "s".repeat(35));
    try (var telegram = new BotApi(token, BotApi.TELEGRAM)) {
      return new WebhookOptions(
              telegram, token, BotApi.TELEGRAM, LegacyPath.MIGRATE, () -> 443, certificate)
          .order(URI.create(base), 40, false);
    }
  }

  @Test
  void aSelfSignedOneIsGivenToTelegramForItsOwnNamesOnly() throws IOException {
    var file =
        pem(
            TestCertificate.named("CN=Bot.example.org")
                .host("bot.example.org")
                .address("198.51.100.7")
                .make());
    var pem = Files.readString(file);
    Files.writeString(file, pem + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertThat(order(file, "https://bot.example.org").certificate())
        .isEqualToNormalizingNewlines(pem)
        .doesNotContain("PRIVATE");
    assertThat(order(file, "https://198.51.100.7:8443").certificate()).isNotNull();
    assertThat(order(file, "https://other.example.org").certificate()).isNull();
    var read = OwnCertificate.read(file).orElseThrow();
    assertThat(read.isOver(Instant.now())).isFalse();
    assertThat(read.isOver(Instant.now().plusSeconds(31 * 86_400L))).isTrue();
  }

  @Test
  void oneByAnAuthorityIsNotGivenToTelegram() throws IOException {
    var authority = TestCertificate.named("CN=Authority").authority().make();
    var file = pem(TestCertificate.named("CN=bot.example.org").signedBy(authority).make());
    assertThat(OwnCertificate.read(file).orElseThrow().selfSigned()).isFalse();
    assertThat(order(file, "https://bot.example.org").certificate()).isNull();
  }

  @Test
  void whatIsNoCertificateIsNone() throws IOException {
    assertThat(OwnCertificate.read(folder.resolve("none.pem"))).isEmpty();
    assertThat(OwnCertificate.read(Files.writeString(folder.resolve("a.pem"), "hello"))).isEmpty();
    assertThat(OwnCertificate.read(Files.writeString(folder.resolve("b.pem"), ""))).isEmpty();
  }
}
