package switchboard.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.insight.Suppression;
import switchboard.store.StatisticsDao.Figures;
import switchboard.store.Store;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.web.Caller;
import switchboard.web.CertificateState;
import switchboard.web.HealthProbe;
import switchboard.web.Permission;

/**
 * Gauges that are read from the database, the disk and the certificate on request; NaN when
 * unknown.
 */
final class DatabaseGauges {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseGauges.class);

  private final Store store;
  private final Suppression suppression;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final AtomicReference<@Nullable Figures> figures = new AtomicReference<>();

  DatabaseGauges(
      Store store, Suppression suppression, InstantSource clock, MeterRegistry registry) {
    this.store = store;
    this.suppression = suppression;
    this.clock = clock;
    this.registry = registry;
    gauge(
        "switchboard.users",
        "Users who have written to the bot and were not erased.",
        Figures::users);
    gauge(
        "switchboard.users.active.today",
        "Users active since midnight in UTC.",
        it -> unlessFew(it.activeUsersToday()));
    gauge("switchboard.messages", "Stored messages.", Figures::messages);
    gauge("switchboard.interactions", "Stored interactions.", Figures::interactions);
    gauge(
        "switchboard.sessions.active",
        "Sessions with activity in the last 30 minutes.",
        it -> unlessFew(it.activeSessions()));
    gauge("switchboard.outbox.pending", "Replies waiting to be sent.", Figures::outboxPending);
    gauge("switchboard.outbox.oldest.seconds", "Age of the oldest waiting reply.", this::oldest);
    gauge(
        "switchboard.quarantined",
        "Updates in quarantine, which could not be handled.",
        Figures::quarantined);
    gauge(
        "switchboard.media.pending",
        "Files from users that wait to be downloaded.",
        Figures::mediaPending);
    gauge(
        "switchboard.database.bytes",
        "Size of both databases on disk.",
        () -> (double) store.bytes());
  }

  /** Registers the age of the last good backup; NaN without a backup. */
  void backup(Supplier<Optional<Instant>> last) {
    gauge(
        "switchboard.backup.age.seconds",
        "Time since the last good backup.",
        () -> last.get().map(made -> seconds(made)).orElse(Double.NaN));
  }

  /** Registers gauges of the connection to Telegram that need no request. */
  void health(HealthProbe health) {
    gauge(
        "switchboard.telegram.up",
        "Whether the connection to Telegram works: 1 or 0.",
        () -> health.isTelegramUp() ? 1 : 0);
    gauge(
        "switchboard.last.poll.seconds",
        "Time since Telegram last answered a poll; NaN with a webhook.",
        () -> health.lastPoll().map(since -> since.toMillis() / 1000.0).orElse(Double.NaN));
    gauge(
        "switchboard.disk.free.bytes",
        "Free disk space for the databases.",
        () -> {
          var free = health.freeBytes();
          return free.isPresent() ? (double) free.getAsLong() : Double.NaN;
        });
  }

  void certificate(CertificateState certificate) {
    if (certificate.expiresAt().isPresent()) {
      gauge(
          "switchboard.certificate.days",
          "Whole days until the certificate expires.",
          () -> certificate.daysLeft().map(Long::doubleValue).orElse(Double.NaN));
    }
  }

  private void gauge(String name, String description, ToDoubleFunction<Figures> figure) {
    gauge(
        name,
        description,
        () -> {
          var known = figures.get();
          return known == null ? Double.NaN : figure.applyAsDouble(known);
        });
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  /** NaN for a small number of people, without the permission to read their data. */
  private double unlessFew(long people) {
    boolean all = Caller.current().filter(caller -> caller.may(Permission.READ)).isPresent();
    return suppression.isSmall(people) && !all ? Double.NaN : people;
  }

  private double oldest(Figures known) {
    var since = known.oldestReply();
    return since == null ? 0 : seconds(since);
  }

  private double seconds(Instant since) {
    return Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }

  /** Reads all figures of the database at once. */
  void refresh() {
    try {
      var now = clock.instant();
      figures.set(store.readNow(tables -> tables.statistics().at(now)));
    } catch (StoreUnavailableException e) {
      figures.set(null);
      LOG.atWarn().log("Database read failed; its metrics are NaN until it can be read again");
    }
  }
}
