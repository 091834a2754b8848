package switchboard.metrics;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import java.time.InstantSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import switchboard.insight.Suppression;
import switchboard.operations.BackupService;
import switchboard.store.Store;
import switchboard.web.CertificateState;
import switchboard.web.HealthProbe;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** {@code GET /metrics}: all metrics in the Prometheus format, or in OpenMetrics on request. */
@RestController
class MetricsController implements DisposableBean {

  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final DatabaseGauges figures;
  private final JvmGcMetrics collections = new JvmGcMetrics();

  MetricsController(
      Meters meters,
      Store store,
      BackupService backups,
      CertificateState certificate,
      HealthProbe health,
      Suppression suppression,
      InstantSource clock) {
    registry = meters.registry();
    figures = new DatabaseGauges(store, suppression, clock, registry);
    figures.backup(backups::last);
    figures.certificate(certificate);
    figures.health(health);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  @Needs(Permission.STATS)
  @Operation(summary = "Get all metrics in the Prometheus format, or in OpenMetrics on request.")
  @GetMapping("/metrics")
  ResponseEntity<String> metrics(
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    var type = accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
    figures.refresh();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, type)
        .cacheControl(CacheControl.noStore())
        .body(registry.scrape(type));
  }

  @Override
  public void destroy() {
    collections.close();
  }
}
