package switchboard.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import switchboard.health.HealthChecks;
import switchboard.jobs.Scheduler;
import switchboard.store.Store;
import switchboard.store.WriteProbe;
import switchboard.web.HealthProbe;
import switchboard.webhook.ConnectionMonitor;
import switchboard.webhook.TelegramConnection;
import switchboard.webhook.UpdateSource;
import switchboard.webhook.WebhookService;

/** Runs the health checks and owns their threads. */
final class HealthMonitor implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final WriteProbe probe;
  private final Scheduler timetable = new Scheduler();
  private final HealthProbe checks;

  /**
   * Also checks the webhook registration at Telegram periodically.
   *
   * @param registration {@code starting}, {@code up} or {@code down}
   * @param lastBackup empty when backups are off
   */
  HealthMonitor(
      Store store,
      Path database,
      TelegramConnection connection,
      Supplier<String> registration,
      Optional<Supplier<Optional<Instant>>> lastBackup,
      UpdateSource delivery,
      WebhookService desk,
      InstantSource clock) {
    probe = new WriteProbe(store, database);
    checks = new HealthChecks(store, probe, connection, registration, lastBackup, clock);
    timetable.every(LOOK_EVERY, new ConnectionMonitor(delivery, desk, connection, clock));
  }

  HealthProbe checks() {
    return checks;
  }

  @Override
  public void close() {
    timetable.close();
    probe.close();
  }
}
