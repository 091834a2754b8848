package switchboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.insight.Suppression;
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
   * @param hidden the names of the figures that are null because they are small
   */
  record View(
      @JsonProperty("users") long users,
      @JsonProperty("active_users_today") @Nullable Long activeUsersToday,
      @JsonProperty("messages") long messages,
      @JsonProperty("interactions") long interactions,
      @JsonProperty("active_sessions") @Nullable Long activeSessions,
      @JsonProperty("outbox_pending") long outboxPending,
      @JsonProperty("quarantined") long quarantined,
      @JsonProperty("database_bytes") long databaseBytes,
      @JsonProperty("uptime_seconds") long uptimeSeconds,
      @JsonProperty("hidden") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> hidden) {}

  /** Those who were active at a time are part of all users, so a small number of them is hidden. */
  View view(Suppression suppression) {
    var now = clock.instant();
    var figures = store.readNow(tables -> tables.statistics().at(now));
    var hidden = new ArrayList<String>();
    return new View(
        figures.users(),
        shown("active_users_today", figures.activeUsersToday(), suppression, hidden),
        figures.messages(),
        figures.interactions(),
        shown("active_sessions", figures.activeSessions(), suppression, hidden),
        figures.outboxPending(),
        figures.quarantined(),
        store.bytes(),
        Duration.between(startedAt, now).toSeconds(),
        hidden);
  }

  private static @Nullable Long shown(
      String name, long people, Suppression suppression, List<String> hidden) {
    if (!suppression.isSmall(people)) {
      return people;
    }
    hidden.add(name);
    return null;
  }
}
