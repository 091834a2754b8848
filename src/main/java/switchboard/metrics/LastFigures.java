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
import switchboard.store.Rows.Figures;
import switchboard.store.Store;
import switchboard.store.StoreUnavailable;
import switchboard.web.CertificateState;
import switchboard.web.Health;

/** What the database, the disk and the certificate tell when somebody asks; absent when unknown. */
final class LastFigures {

  private static final Logger LOG = LoggerFactory.getLogger(LastFigures.class);

  private final Store store;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final AtomicReference<@Nullable Figures> figures = new AtomicReference<>();

  LastFigures(Store store, InstantSource clock, MeterRegistry registry) {
    this.store = store;
    this.clock = clock;
    this.registry = registry;
    kept("switchboard.users", "People who have written and were not erased.", Figures::users);
    kept(
        "switchboard.users.active.today",
        "People who were active since midnight in UTC.",
        Figures::activeUsersToday);
    kept("switchboard.messages", "Messages that are kept.", Figures::messages);
    kept("switchboard.interactions", "Interactions that are kept.", Figures::interactions);
    kept(
        "switchboard.sessions.active",
        "Sessions with activity in the last 30 minutes.",
        Figures::activeSessions);
    kept("switchboard.outbox.pending", "Replies that wait to be sent.", Figures::outboxPending);
    kept(
        "switchboard.outbox.oldest.seconds",
        "For how long the first of the waiting replies has waited.",
        this::oldest);
    kept(
        "switchboard.quarantined",
        "Updates that could not be handled and wait for somebody.",
        Figures::quarantined);
    gauge(
        "switchboard.database.bytes", "Both databases on the disk.", () -> (double) store.bytes());
  }

  /** The age of the last good backup; absent where there is none. */
  void backup(Supplier<Optional<Instant>> last) {
    gauge(
        "switchboard.backup.age.seconds",
        "Since the last good backup was made.",
        () -> last.get().map(made -> seconds(made)).orElse(Double.NaN));
  }

  /** What the way of updates tells without being tried. */
  void health(Health health) {
    gauge(
        "switchboard.telegram.up",
        "Whether Telegram and the server get on: 1 or 0.",
        () -> health.isTelegramUp() ? 1 : 0);
    gauge(
        "switchboard.last.poll.seconds",
        "Since Telegram last answered a poll; not a number while updates come by webhook.",
        () -> health.lastPoll().map(since -> since.toMillis() / 1000.0).orElse(Double.NaN));
    gauge(
        "switchboard.disk.free.bytes",
        "Free space on the disk of the databases.",
        () -> {
          var free = health.freeBytes();
          return free.isPresent() ? (double) free.getAsLong() : Double.NaN;
        });
  }

  void certificate(CertificateState certificate) {
    if (certificate.expiresAt().isPresent()) {
      gauge(
          "switchboard.certificate.days",
          "Whole days until the certificate ends.",
          () -> certificate.daysLeft().map(Long::doubleValue).orElse(Double.NaN));
    }
  }

  private void kept(String name, String description, ToDoubleFunction<Figures> figure) {
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

  private double oldest(Figures known) {
    var since = known.oldestReply();
    return since == null ? 0 : seconds(since);
  }

  private double seconds(Instant since) {
    return Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }

  /** Reads them anew, all at once. */
  void refresh() {
    try {
      var now = clock.instant();
      figures.set(store.readNow(tables -> tables.statistics().at(now)));
    } catch (StoreUnavailable e) {
      figures.set(null);
      LOG.atWarn().log("The database cannot be read: its metrics are not a number now");
    }
  }
}
