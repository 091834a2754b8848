package switchboard.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.store.sql.Encrypted;
import switchboard.store.sql.RowBatch;

/**
 * User actions other than messages: commands, button presses, changed settings. Every change
 * updates the total.
 */
public interface InteractionDao extends Totals {

  record InteractionRow(
      long id,
      UserId userId,
      String actionType,
      @Encrypted(column = "user_interactions.action_data") @Nullable String actionData,
      Instant timestamp) {}

  default void add(List<InteractionRow> interactions) {
    addUncounted(interactions);
    addToTotal("interactions", interactions.size());
  }

  @RowBatch(
      """
      INSERT INTO user_interactions (id, user_id, action_type, action_data, timestamp)
      VALUES (:id, :userId, :actionType, :actionData, :timestamp)
      """)
  void addUncounted(List<InteractionRow> interactions);

  @SqlQuery("SELECT * FROM user_interactions WHERE user_id = :userId ORDER BY id")
  List<InteractionRow> of(@Bind("userId") UserId userId);

  @SqlQuery(
      """
      SELECT * FROM user_interactions WHERE user_id = :userId AND id < :before
      ORDER BY id DESC LIMIT :limit
      """)
  List<InteractionRow> olderThan(
      @Bind("userId") UserId userId, @Bind("before") long before, @Bind("limit") int limit);

  /** The interactions of these users at these times. */
  @SqlQuery(
      """
      SELECT * FROM user_interactions
      WHERE user_id IN (<users>) AND timestamp IN (<times>)
      """)
  List<InteractionRow> at(
      @BindList("users") List<UserId> users, @BindList("times") List<Instant> times);

  @SqlQuery("SELECT COALESCE(max(id), 0) FROM user_interactions")
  long highestId();

  @SqlQuery("SELECT count(*) FROM user_interactions WHERE user_id = :userId")
  long count(@Bind("userId") UserId userId);
}
