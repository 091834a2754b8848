package switchboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import switchboard.store.Store;

/** Statistics of the whole bot, without personal data. */
public final class StatisticsView {

  private final Store store;
  private final InstantSource clock;
  private final Instant startedAt;

  /** Starts the uptime clock. */
  public StatisticsView(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    startedAt = clock.instant();
  }

  /**
   * @param activeUsersToday since midnight in UTC
   */
  record View(
      @JsonProperty("users") long users,
      @JsonProperty("active_users_today") long activeUsersToday,
      @JsonProperty("messages") long messages,
      @JsonProperty("interactions") long interactions,
      @JsonProperty("active_sessions") long activeSessions,
      @JsonProperty("outbox_pending") long outboxPending,
      @JsonProperty("quarantined") long quarantined,
      @JsonProperty("database_bytes") long databaseBytes,
      @JsonProperty("uptime_seconds") long uptimeSeconds) {}

  View view() {
    var now = clock.instant();
    var figures = store.readNow(tables -> tables.statistics().at(now));
    return new View(
        figures.users(),
        figures.activeUsersToday(),
        figures.messages(),
        figures.interactions(),
        figures.activeSessions(),
        figures.outboxPending(),
        figures.quarantined(),
        store.bytes(),
        Duration.between(startedAt, now).toSeconds());
  }
}
