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

/** Which certificate must be uploaded to Telegram. */
class OwnCertificateTest {

  @TempDir Path folder;

  /** Creates a certificate with keytool, as PEM. */
  private Path made(String alias, String name, String... more) throws Exception {
    var store = folder.resolve("store.p12").toString();
    var file = folder.resolve(alias + ".pem");
    keytool("-genkeypair", alias, store, name, more);
    keytool("-exportcert", alias, store, "", "-rfc", "-file", file.toString());
    return file;
  }

  private void keytool(String what, String alias, String store, String name, String... more)
      throws IOException, InterruptedException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var builder =
        new ProcessBuilder(
                tool, what, "-alias", alias, "-keystore", store, "-storepass", "changeit")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile());
    builder.command().addAll(java.util.List.of(more));
    if (!name.isEmpty()) {
      builder.command().addAll(java.util.List.of("-keyalg", "EC", "-validity", "30"));
      builder.command().addAll(java.util.List.of("-dname", name));
    }
    assertThat(builder.start().waitFor()).as(() -> read(folder.resolve("keytool.log"))).isZero();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
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
  void aSelfSignedOneIsGivenToTelegramForItsOwnNamesOnly() throws Exception {
    var file = made("own", "CN=Bot.example.org", "-ext", "san=dns:bot.example.org,ip:198.51.100.7");
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
  void oneByAnAuthorityIsNotGivenToTelegram() throws Exception {
    made("ca", "CN=Authority", "-ext", "bc:c");
    var file = made("leaf", "CN=bot.example.org", "-signer", "ca");
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
