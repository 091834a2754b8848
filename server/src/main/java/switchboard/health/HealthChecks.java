package switchboard.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import switchboard.diagnosis.HealthCheck;
import switchboard.diagnosis.HealthReport;
import switchboard.store.Store;
import switchboard.store.WriteProbe;
import switchboard.store.sql.WriteFault;
import switchboard.web.HealthProbe;
import switchboard.webhook.TelegramConnection;

/** Collects health observations along an update's path; {@link HealthDoctor} evaluates them. */
public final class HealthChecks implements HealthProbe {

  private static final int PATIENCE_SECONDS = 2;

  private final Store store;
  private final WriteProbe probe;
  private final Supplier<Optional<WriteFault>> updates;
  private final TelegramConnection connection;
  private final Supplier<HealthCheck.State> registration;
  private final Instant startedAt;
  private final Optional<Supplier<Optional<Instant>>> lastBackup;
  private final InstantSource clock;

  /**
   * @param updates why the latest updates were not stored
   * @param registration the state of the registration with Telegram
   * @param lastBackup empty when backups are disabled
   */
  public HealthChecks(
      Store store,
      WriteProbe probe,
      Supplier<Optional<WriteFault>> updates,
      TelegramConnection connection,
      Supplier<HealthCheck.State> registration,
      Optional<Supplier<Optional<Instant>>> lastBackup,
      InstantSource clock) {
    this.store = store;
    this.probe = probe;
    this.updates = updates;
    this.connection = connection;
    this.registration = registration;
    this.lastBackup = lastBackup;
    this.clock = clock;
    startedAt = clock.instant();
  }

  @Override
  public HealthReport report() {
    var now = clock.instant();
    var data = probe.data(now).or(updates);
    var checks = new ArrayList<HealthCheck>();
    checks.add(HealthDoctor.database(data));
    checks.add(HealthDoctor.keys(probe.keys(now)));
    checks.add(HealthDoctor.disk(freeBytes(), store::bytes));
    checks.add(telegram());
    if (data.isEmpty()) {
      checks.addAll(stored(now));
    }
    lastBackup.ifPresent(
        last -> checks.add(HealthDoctor.backup(last.get().orElse(null), startedAt, now)));
    return new HealthReport(List.copyOf(checks));
  }

  private HealthCheck telegram() {
    return HealthDoctor.telegram(registration.get(), connection.finding());
  }

  /** Checks that need the database; none when it does not respond in time. */
  private List<HealthCheck> stored(Instant now) {
    var sent = connection.since(TelegramConnection.Source.SENDING);
    return store
        .read(tables ->
            Stream.concat(
                    HealthDoctor.media(tables.media().troubles()).stream(),
                    Stream.of(
                        HealthDoctor.replies(tables.statistics().at(now).oldestReply(), sent, now),
                        HealthDoctor.updates(ActivityRhythm.read(tables.rollups(), now))))
                .toList())
        .completeOnTimeout(List.of(), PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(_ -> List.of())
        .join();
  }

  @Override
  public boolean isTelegramUp() {
    return !telegram().isDown();
  }

  @Override
  public Optional<Duration> lastPoll() {
    return connection.since(TelegramConnection.Source.POLLING);
  }

  @Override
  public OptionalLong freeBytes() {
    return probe.freeBytes();
  }
}
