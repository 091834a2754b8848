package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.diagnosis.Finding;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotApi;
import switchboard.telegram.WebhookInfo;
import switchboard.web.CertificateNames;

/** Base class with a healthy webhook that tests break. */
abstract class WebhookDoctorTestBase {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final String BASE = "https://bot.example.org";
  static final String PATH = "/tg/" + "p".repeat(43);
  static final String OURS = BASE + PATH;
  static final String IP = "198.41.0.4";

  String url = OURS;
  @Nullable URI base = URI.create(BASE);
  long pending;
  @Nullable Instant errorAt;
  @Nullable String error;
  @Nullable Instant synchronization;
  int connections = 40;
  String ip = IP;
  List<String> kinds = BotApi.ALLOWED_UPDATES;
  boolean uploaded;
  LegacyPath legacy = LegacyPath.MIGRATE;
  boolean telegramItself = true;
  int listenPort = 443;
  @Nullable OwnCertificate certificate;
  @Nullable Instant taken;
  @Nullable Instant inlineTap;
  @Nullable String mode;
  List<String> resolved = List.of(IP);

  List<Finding> findings() {
    var info =
        new WebhookInfo(
            url, pending, errorAt, error, synchronization, connections, ip, kinds, uploaded);
    var wanted = base == null ? "" : base + PATH;
    var old = base == null ? "" : base + "/123456:***";
    return WebhookDoctor.findings(
        new WebhookFacts(
            info,
            base,
            wanted,
            old,
            PATH,
            legacy,
            telegramItself,
            listenPort,
            40,
            certificate,
            new UpdateObservations(taken, inlineTap),
            mode,
            resolved,
            NOW));
  }

  void wrong(String problem, String fix) {
    assertThat(findings())
        .anySatisfy(finding -> {
          assertThat(finding.weight()).isEqualTo(Finding.Weight.WRONG);
          assertThat(finding.problem().toString()).containsIgnoringCase(problem);
          assertThat(finding.fix().toString()).containsIgnoringCase(fix);
        });
  }

  void onlyANote(String problem) {
    assertThat(findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.weight()).isEqualTo(Finding.Weight.NOTE);
          assertThat(finding.problem().toString()).containsIgnoringCase(problem);
          assertThat(finding.fix().toString()).isNotBlank();
        });
  }

  void failed(String message, Duration ago) {
    error = message;
    errorAt = NOW.minus(ago);
  }

  static OwnCertificate certificate(boolean selfSigned, String host, Duration left) {
    return new OwnCertificate(
        selfSigned, new CertificateNames(Set.of(host)), NOW.plus(left), "PEM", List.of());
  }
}
