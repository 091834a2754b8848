package switchboard.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The numbers of handled updates. */
public interface SeenUpdates {

  /** For each, whether it was not there before: 1 or 0. */
  @RowBatch(
      """
      INSERT INTO seen_updates (update_id, kind, received_at)
      VALUES (:updateId, :kind, :receivedAt)
      ON CONFLICT (update_id) DO NOTHING
      """)
  int[] add(List<Rows.Seen> updates);

  /**
   * Forgets some that are old. Numbers rise with time, so the lowest are looked at; should Telegram
   * have begun again below them, the rest waits until those have aged too.
   */
  @SqlUpdate(
      """
      DELETE FROM seen_updates
      WHERE received_at < :before
        AND update_id IN (SELECT update_id FROM seen_updates ORDER BY update_id LIMIT :limit)
      """)
  int forget(@Bind("before") Instant before, @Bind("limit") int limit);

  @SqlQuery("SELECT kind FROM seen_updates ORDER BY update_id")
  List<String> kinds();
}
