package switchboard.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import switchboard.diagnosis.HealthReport;
import switchboard.insight.Suppression;
import switchboard.operations.BackupService;
import switchboard.web.Caller;
import switchboard.web.CertificateState;
import switchboard.web.HealthReports;
import switchboard.web.Open;
import switchboard.web.Permission;

/**
 * {@code GET /health}: 200 and {@code up}, or 503 and the failed checks. Callers with the
 * permission {@code stats} also get statistics.
 *
 * <p>Without {@code strict}, only a failure to accept updates answers 503: an orchestrator restarts
 * on that, and a restart does not fix a revoked token. With {@code strict}, every failed check
 * answers 503, which suits monitors that alert the operator.
 */
@RestController
record HealthController(
    HealthReports health,
    BackupService backups,
    InstantSource clock,
    CertificateState certificate,
    StatisticsView statistics,
    Suppression suppression) {

  @Open
  @Operation(
      summary =
          "Check whether updates get through: 200 and `up`, or 503 and `down` when they cannot be accepted. With `strict`, any failed check answers 503.")
  @GetMapping("/health")
  ResponseEntity<Map<String, Object>> health(@RequestParam(defaultValue = "false") boolean strict) {
    var report = health.now();
    boolean up = strict ? report.isWell() : report.isUp();
    var body = new LinkedHashMap<String, Object>();
    body.put("status", up ? "up" : "down");
    body.put("checks", checks(report));
    body.put("problems", findings(report.problems()));
    body.put("warnings", findings(report.warnings()));
    body.put("backup", lastBackup());
    certificate.expiresAt().ifPresent(end -> body.put("certificate", certificate(end)));
    if (up) {
      Caller.current()
          .filter(caller -> caller.may(Permission.STATS))
          .map(caller -> caller.may(Permission.READ) ? Suppression.NONE : suppression)
          .ifPresent(hiding -> body.put("statistics", statistics.view(hiding)));
    }
    return ResponseEntity.status(up ? 200 : 503).cacheControl(CacheControl.noStore()).body(body);
  }

  /** The age of the last good backup, null without one. It does not affect the status. */
  private Map<String, @Nullable Object> lastBackup() {
    var at = backups.last();
    var view = new LinkedHashMap<String, @Nullable Object>();
    view.put("last", at.map(Instant::toString).orElse(null));
    view.put(
        "age_seconds",
        at.map(made -> Duration.between(made, clock.instant()).toSeconds()).orElse(null));
    return view;
  }

  private static Map<String, String> checks(HealthReport report) {
    var checks = new LinkedHashMap<String, String>();
    for (var check : report.checks()) {
      checks.put(check.name(), check.state().name().toLowerCase(Locale.ROOT));
    }
    return checks;
  }

  private static List<Told> findings(List<HealthReport.Found> found) {
    return found.stream().map(Told::of).toList();
  }

  /** What is wrong and what to do, in English. */
  record Told(String check, String message, String action) {

    static Told of(HealthReport.Found found) {
      return new Told(
          found.check(), found.finding().problem().toString(), found.finding().fix().toString());
    }
  }

  private Map<String, Object> certificate(Instant end) {
    var view = new LinkedHashMap<String, Object>();
    view.put("expires_at", end.toString());
    view.put("days_left", certificate.daysLeft().orElse(0L));
    return view;
  }
}
