package switchboard.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Totals for statistics. The DAO of a table updates its totals, so that queries only scan recent or
 * pending rows.
 */
public interface StatisticsDao {

  /**
   * Totals.
   *
   * @param oldestReply when the oldest pending reply was created
   */
  record Figures(
      long users,
      long activeUsersToday,
      long messages,
      long interactions,
      long activeSessions,
      long outboxPending,
      @Nullable Instant oldestReply,
      long quarantined,
      long mediaPending) {}

  /**
   * The figures at this time. A session counts as active for half an hour after the last action.
   */
  default Figures at(Instant now) {
    return at(now.truncatedTo(ChronoUnit.DAYS), now.minus(SessionDao.ACTIVE_FOR));
  }

  @SqlQuery(
      """
      SELECT
        (SELECT total FROM statistics WHERE name = 'users') AS users,
        COALESCE((SELECT people FROM daily_activity WHERE day = :midnight / 86400000), 0)
          AS active_users_today,
        (SELECT total FROM statistics WHERE name = 'messages') AS messages,
        (SELECT total FROM statistics WHERE name = 'interactions') AS interactions,
        (SELECT count(*) FROM users WHERE last_activity >= :since) AS active_sessions,
        (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')) AS outbox_pending,
        (SELECT created_at FROM outbox WHERE state IN ('pending', 'sending')
         ORDER BY id LIMIT 1) AS oldest_reply,
        (SELECT total FROM statistics WHERE name = 'quarantined') AS quarantined,
        (SELECT count(*) FROM media WHERE state = 'pending') AS media_pending
      """)
  Figures at(@Bind("midnight") Instant midnight, @Bind("since") Instant since);

  /** Quarantined updates. */
  @SqlQuery("SELECT total FROM statistics WHERE name = 'quarantined'")
  long quarantined();
}
