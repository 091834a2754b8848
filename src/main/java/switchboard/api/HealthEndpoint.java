package switchboard.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import switchboard.web.Caller;
import switchboard.web.CertificateState;
import switchboard.web.Open;
import switchboard.web.Permission;

/**
 * {@code GET /health}: 200 and {@code up}, or 503 and which check is down. Who may see figures gets
 * them too.
 */
@RestController
class HealthEndpoint {

  private final Checks checks;
  private final LastBackup lastBackup;
  private final CertificateState certificate;
  private final Statistics statistics;

  HealthEndpoint(
      Checks checks, LastBackup lastBackup, CertificateState certificate, Statistics statistics) {
    this.checks = checks;
    this.lastBackup = lastBackup;
    this.certificate = certificate;
    this.statistics = statistics;
  }

  @Open
  @Operation(summary = "Whether all is well: 200 and `up`, or 503 and which check is down.")
  @GetMapping("/health")
  ResponseEntity<Map<String, Object>> health() {
    var results = checks.results();
    boolean up = Checks.isUp(results);
    var body = new LinkedHashMap<String, Object>();
    body.put("status", up ? Checks.UP : Checks.DOWN);
    body.put("checks", results);
    body.put("backup", lastBackup.view());
    certificate.expiresAt().ifPresent(end -> body.put("certificate", certificate(end)));
    if (up && Caller.current().filter(caller -> caller.may(Permission.STATS)).isPresent()) {
      body.put("statistics", statistics.view());
    }
    return ResponseEntity.status(up ? 200 : 503).cacheControl(CacheControl.noStore()).body(body);
  }

  private Map<String, Object> certificate(Instant end) {
    var view = new LinkedHashMap<String, Object>();
    view.put("expires_at", end.toString());
    view.put("days_left", certificate.daysLeft().orElse(0L));
    return view;
  }
}
