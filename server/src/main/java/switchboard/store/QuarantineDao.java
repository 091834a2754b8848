package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.QuarantineState;
import switchboard.domain.UserId;
import switchboard.store.sql.Encrypted;
import switchboard.store.sql.RowBatch;

/**
 * Updates that could not be handled, kept until an operator replays or discards them. Every change
 * updates the total.
 */
public interface QuarantineDao extends Totals {

  record QuarantineRow(
      long updateId,
      @Nullable UserId userId,
      String kind,
      @Encrypted(column = "quarantine.payload", row = "updateId") String payload,
      String error,
      QuarantineState state,
      int attempts,
      Instant receivedAt,
      Instant changedAt) {}

  /** Adds updates; those already there stay as they are. */
  default void add(List<QuarantineRow> updates) {
    addToTotal("quarantined", IntStream.of(addUncounted(updates)).sum());
  }

  /** Returns 1 for each new row and 0 for each that was there. */
  @RowBatch(
      createsKeys = true,
      value =
          """
          INSERT INTO quarantine (update_id, user_id, kind, payload, error, state, attempts,
                                  received_at, changed_at)
          VALUES (:updateId, :userId, :kind, :payload, :error, :state, :attempts,
                  :receivedAt, :changedAt)
          ON CONFLICT (update_id) DO NOTHING
          """)
  int[] addUncounted(List<QuarantineRow> updates);

  @SqlQuery("SELECT * FROM quarantine ORDER BY update_id")
  List<QuarantineRow> all();

  @SqlQuery("SELECT * FROM quarantine WHERE update_id > :after ORDER BY update_id LIMIT :limit")
  List<QuarantineRow> after(@Bind("after") long after, @Bind("limit") int limit);

  @SqlQuery("SELECT * FROM quarantine WHERE update_id = :updateId")
  Optional<QuarantineRow> find(@Bind("updateId") long updateId);

  @SqlQuery("SELECT * FROM quarantine WHERE state = 'replay' ORDER BY update_id LIMIT :limit")
  List<QuarantineRow> toReplay(@Bind("limit") int limit);

  /** Requests a replay; returns whether the row exists. */
  @SqlUpdate("UPDATE quarantine SET state = 'replay', changed_at = :at WHERE update_id = :updateId")
  boolean replay(@Bind("updateId") long updateId, @Bind("at") Instant at);

  @SqlUpdate(
      """
      UPDATE quarantine SET state = 'held', attempts = attempts + 1, error = :error,
                            changed_at = :at
      WHERE update_id = :updateId
      """)
  void failedAgain(
      @Bind("updateId") long updateId, @Bind("error") String error, @Bind("at") Instant at);

  /** Returns whether the row existed. */
  default boolean delete(long updateId) {
    int deleted = deleteUncounted(updateId);
    addToTotal("quarantined", -deleted);
    return deleted > 0;
  }

  @SqlUpdate("DELETE FROM quarantine WHERE update_id = :updateId")
  int deleteUncounted(@Bind("updateId") long updateId);

  default void deleteOf(UserId userId) {
    addToTotal("quarantined", -deleteUncountedOf(userId));
  }

  @SqlUpdate("DELETE FROM quarantine WHERE user_id = :userId")
  int deleteUncountedOf(@Bind("userId") UserId userId);

  @SqlQuery("SELECT * FROM quarantine WHERE user_id = :userId ORDER BY update_id")
  List<QuarantineRow> of(@Bind("userId") UserId userId);

  @SqlQuery("SELECT count(*) FROM quarantine")
  long count();
}
