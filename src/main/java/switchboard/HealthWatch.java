package switchboard;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import switchboard.engine.Connection;
import switchboard.engine.ConnectionWatch;
import switchboard.engine.Delivery;
import switchboard.engine.HealthChecks;
import switchboard.engine.WebhookDesk;
import switchboard.jobs.Timetable;
import switchboard.store.Store;
import switchboard.store.WriteProbe;
import switchboard.web.Health;

/** Runs the health checks and owns their threads. */
final class HealthWatch implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final WriteProbe probe;
  private final Timetable timetable = new Timetable();
  private final Health checks;

  /**
   * Also checks the webhook registration at Telegram periodically.
   *
   * @param registration {@code starting}, {@code up} or {@code down}
   * @param lastBackup empty when backups are off
   */
  HealthWatch(
      Store store,
      Path database,
      Connection connection,
      Supplier<String> registration,
      Optional<Supplier<Optional<Instant>>> lastBackup,
      Delivery delivery,
      WebhookDesk desk,
      InstantSource clock) {
    probe = new WriteProbe(store, database);
    checks = new HealthChecks(store, probe, connection, registration, lastBackup, clock);
    timetable.every(LOOK_EVERY, new ConnectionWatch(delivery, desk, connection, clock));
  }

  Health checks() {
    return checks;
  }

  @Override
  public void close() {
    timetable.close();
    probe.close();
  }
}
