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

/** What tells whether updates get through, with the threads that this takes. */
final class HealthWatch implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final WriteProbe probe;
  private final Timetable timetable = new Timetable();
  private final Health checks;

  /**
   * Has Telegram asked for our webhook now and then.
   *
   * @param registration {@code starting}, {@code up} or {@code down}
   * @param lastBackup empty where none are made
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
