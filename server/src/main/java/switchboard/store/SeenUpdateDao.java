package switchboard.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import switchboard.store.sql.RowBatch;

/**
 * Ids of handled updates, for deduplication. Telegram keeps an update for 24 hours and may repeat
 * it during that time. An id that recurs after {@link #COUNTS_FOR} is a different update, because
 * Telegram occasionally restarts its ids at a random value.
 */
public interface SeenUpdateDao {

  /** The id of a handled update. */
  record SeenUpdateRow(long updateId, String kind, Instant receivedAt) {}

  Duration COUNTS_FOR = Duration.ofDays(2);

  /** Records updates; returns 1 for each new one and 0 for each duplicate. */
  @RowBatch(
      key = "updateId",
      value =
          """
          INSERT INTO seen_updates (update_id, kind, received_at)
          VALUES (:updateId, :kind, :receivedAt)
          ON CONFLICT (update_id) DO UPDATE SET
            kind = excluded.kind, received_at = excluded.received_at
          WHERE abs(excluded.received_at - seen_updates.received_at) > 172800000 /* two days */
          """)
  int[] add(List<SeenUpdateRow> updates);

  /** Deletes a batch of old ids, lowest first, because ids rise with time. */
  @SqlUpdate(
      """
      DELETE FROM seen_updates
      WHERE received_at < :before
        AND update_id IN (SELECT update_id FROM seen_updates ORDER BY update_id LIMIT :limit)
      """)
  int forget(@Bind("before") Instant before, @Bind("limit") int limit);

  /** Deletes a batch of old ids, highest first, because newer ids may have restarted below them. */
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
