package switchboard.web;

import static switchboard.base.Sentence.sentence;
import static switchboard.diagnosis.Finding.note;
import static switchboard.diagnosis.Finding.wrong;

import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import switchboard.diagnosis.Finding;
import switchboard.diagnosis.HealthCheck;
import switchboard.diagnosis.HealthReport;

/** The server's health report, with a check of the certificate added. */
@Component
public final class HealthReports {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private record Last(HealthReport report, long at) {}

  private final HealthProbe health;
  private final CertificateState certificate;
  private @Nullable Last last;

  HealthReports(HealthProbe health, CertificateState certificate) {
    this.health = health;
    this.certificate = certificate;
  }

  /** A report that is at most a few seconds old, for pages that poll. */
  public synchronized HealthReport recent() {
    var known = last;
    if (known != null && System.nanoTime() - known.at() < FRESH.toNanos()) {
      return known.report();
    }
    var report = now();
    last = new Last(report, System.nanoTime());
    return report;
  }

  /** Runs all checks. */
  public HealthReport now() {
    var checks = new ArrayList<>(health.report().checks());
    certificate.daysLeft().map(HealthReports::certificate).ifPresent(checks::add);
    return new HealthReport(checks);
  }

  private static HealthCheck certificate(long days) {
    return days < CertificateState.WARNED.toDays()
        ? HealthCheck.of(HealthReport.CERTIFICATE, ending(days))
        : HealthCheck.up(HealthReport.CERTIFICATE);
  }

  private static Finding ending(long days) {
    var fix = sentence("health.certificate.renew");
    return days < 0
        ? wrong(sentence("health.certificate.expired"), fix)
        : note(sentence("health.certificate.expires", days), fix);
  }
}
