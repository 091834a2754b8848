package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.PeopleDao.Behind;
import switchboard.store.sql.RowBatch;

/** Users who wait for an operator's answer. */
public interface WaitingDao {

  /**
   * @param since when the first unanswered message was sent
   * @param firstMessage the id of its row
   * @param takenBy the operator who answers
   * @param typingBy an operator who types an answer, until {@code typingUntil}
   */
  record WaitingRow(
      UserId userId,
      Instant since,
      long firstMessage,
      @Nullable String takenBy,
      @Nullable Instant takenAt,
      @Nullable Instant snoozedUntil,
      @Nullable String typingBy,
      @Nullable Instant typingUntil) {

    public static WaitingRow of(UserId user, Instant since, long firstMessage) {
      return new WaitingRow(user, since, firstMessage, null, null, null, null, null);
    }
  }

  /**
   * A version of a row: changes of another version fail.
   *
   * @param takenAt when an operator has taken it; absent while nobody has
   */
  record Version(UserId userId, Instant since, @Nullable Instant takenAt) {}

  /** How many messages a waiting user has sent, counted up to {@link #MANY}. */
  record Count(UserId userId, int messages) {}

  /**
   * How many users wait, counted up to a limit.
   *
   * @param oldest since when the first of them waits
   */
  record Total(int people, @Nullable Instant oldest) {}

  int MANY = 100;

  @RowBatch(
      """
      INSERT INTO waiting (user_id, since, first_message, taken_by, taken_at, snoozed_until,
                           typing_by, typing_until)
      VALUES (:userId, :since, :firstMessage, :takenBy, :takenAt, :snoozedUntil,
              :typingBy, :typingUntil)
      ON CONFLICT (user_id) DO NOTHING
      """)
  void add(List<WaitingRow> rows);

  @SqlUpdate("DELETE FROM waiting WHERE user_id IN (<users>)")
  void end(@BindList("users") List<UserId> users);

  @SqlQuery("SELECT * FROM waiting WHERE user_id = :userId")
  Optional<WaitingRow> find(@Bind("userId") UserId userId);

  /** Longest waiting first, without snoozed ones. */
  @SqlQuery(
      """
      SELECT * FROM waiting
      WHERE (since, user_id) > (:at, :userId)
        AND (snoozed_until IS NULL OR snoozed_until <= :now)
      ORDER BY since, user_id LIMIT :limit
      """)
  List<WaitingRow> oldest(
      @BindMethods Behind behind, @Bind("now") Instant now, @Bind("limit") int limit);

  /** Those that return first come first. */
  @SqlQuery(
      """
      SELECT * FROM waiting
      WHERE (snoozed_until, user_id) > (:at, :userId) AND snoozed_until > :now
      ORDER BY snoozed_until, user_id LIMIT :limit
      """)
  List<WaitingRow> snoozed(
      @BindMethods Behind behind, @Bind("now") Instant now, @Bind("limit") int limit);

  /** Users who are not snoozed. */
  @SqlQuery(
      """
      SELECT count(*) AS people, min(since) AS oldest FROM
        (SELECT since FROM waiting WHERE snoozed_until IS NULL OR snoozed_until <= :now
         ORDER BY since, user_id LIMIT :most) AS first_ones
      """)
  Total total(@Bind("now") Instant now, @Bind("most") int most);

  @SqlQuery(
      """
      SELECT count(*) FROM
        (SELECT 1 FROM waiting WHERE snoozed_until > :now LIMIT :most) AS first_ones
      """)
  int countSnoozed(@Bind("now") Instant now, @Bind("most") int most);

  /** The oldest unanswered message of each user that is still stored. */
  @SqlQuery(
      """
      SELECT m.* FROM waiting w
      JOIN user_messages m ON m.id = (
        SELECT min(later.id) FROM user_messages AS later
        WHERE later.user_id = w.user_id AND later.id >= w.first_message)
      WHERE w.user_id IN (<users>)
      """)
  List<MessageRow> firstMessages(@BindList("users") List<UserId> users);

  @SqlQuery(
      """
      SELECT w.user_id, (SELECT count(*) FROM
        (SELECT 1 FROM user_messages m WHERE m.user_id = w.user_id AND m.id >= w.first_message
         LIMIT 100) AS counted) AS messages
      FROM waiting w WHERE w.user_id IN (<users>)
      """)
  List<Count> messages(@BindList("users") List<UserId> users);

  /** An absent operator releases it. Returns whether it was this version. */
  @SqlUpdate(
      """
      UPDATE waiting SET taken_by = :by, taken_at = :at
      WHERE user_id = :userId AND since = :since AND taken_at IS NOT DISTINCT FROM :takenAt
      """)
  boolean take(
      @BindMethods Version version,
      @Bind("by") @Nullable String by,
      @Bind("at") @Nullable Instant at);

  /** Returns whether it was this version. */
  @SqlUpdate(
      """
      UPDATE waiting SET snoozed_until = :until
      WHERE user_id = :userId AND since = :since AND taken_at IS NOT DISTINCT FROM :takenAt
      """)
  boolean snooze(@BindMethods Version version, @Bind("until") @Nullable Instant until);

  /** Returns whether it was this version. */
  @SqlUpdate(
      """
      DELETE FROM waiting
      WHERE user_id = :userId AND since = :since AND taken_at IS NOT DISTINCT FROM :takenAt
      """)
  boolean settle(@BindMethods Version version);

  @SqlUpdate(
      """
      UPDATE waiting SET typing_by = :by, typing_until = :until
      WHERE user_id = :userId
      """)
  boolean typing(
      @Bind("userId") UserId userId, @Bind("by") String by, @Bind("until") Instant until);

  /** Ends a batch of those without messages, as they were deleted. */
  @SqlUpdate(
      """
      DELETE FROM waiting WHERE user_id IN
        (SELECT w.user_id FROM waiting w WHERE w.since < :before AND NOT EXISTS
           (SELECT 1 FROM user_messages m WHERE m.user_id = w.user_id AND m.id >= w.first_message)
         ORDER BY w.since LIMIT :limit)
      """)
  int forget(@Bind("before") Instant before, @Bind("limit") int limit);
}
