package switchboard.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * The numbers of handled updates. Telegram keeps an update for 24 hours and may repeat it that
 * long; a number that comes again after {@link #COUNTS_FOR} is another update, as Telegram starts
 * its numbers again at a random place from time to time.
 */
public interface SeenUpdates {

  Duration COUNTS_FOR = Duration.ofDays(2);

  /** For each, whether it is new: 1 or 0. */
  @RowBatch(
      """
      INSERT INTO seen_updates (update_id, kind, received_at)
      VALUES (:updateId, :kind, :receivedAt)
      ON CONFLICT (update_id) DO UPDATE SET
        kind = excluded.kind, received_at = excluded.received_at
      WHERE abs(excluded.received_at - seen_updates.received_at) > 172800000 -- two days
      """)
  int[] add(List<Rows.Seen> updates);

  /** Forgets some that are old, the lowest numbers first: they rise with time. */
  @SqlUpdate(
      """
      DELETE FROM seen_updates
      WHERE received_at < :before
        AND update_id IN (SELECT update_id FROM seen_updates ORDER BY update_id LIMIT :limit)
      """)
  int forget(@Bind("before") Instant before, @Bind("limit") int limit);

  /** Forgets some that are old, the highest numbers first: newer ones may have started below. */
  @SqlUpdate(
      """
      DELETE FROM seen_updates
      WHERE received_at < :before
        AND update_id IN (SELECT update_id FROM seen_updates ORDER BY update_id DESC LIMIT :limit)
      """)
  int forgetHighest(@Bind("before") Instant before, @Bind("limit") int limit);

  @SqlQuery("SELECT kind FROM seen_updates ORDER BY update_id")
  List<String> kinds();
}
