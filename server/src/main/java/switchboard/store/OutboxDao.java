package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.domain.UserId;
import switchboard.store.sql.ColumnCipher;
import switchboard.store.sql.Encrypted;
import switchboard.store.sql.RowBatch;

/** Pending replies, and recently sent ones. */
public interface OutboxDao extends SqlObject {

  /**
   * A row of the outbox.
   *
   * @param call the {@link switchboard.domain.Call} as JSON
   * @param album the album it replies to, if any
   * @param trouble absent when all is well
   * @param owner the instance that sends it; see {@link InstanceDao}
   * @param given whether its owner must read it from the table: another instance wrote it
   */
  record OutboxRow(
      long id,
      @Nullable UserId userId,
      @Nullable ChatId chatId,
      @Encrypted(column = "outbox.call") String call,
      ReplyState state,
      int attempts,
      @Nullable String error,
      @Nullable Long messageId,
      Instant createdAt,
      Instant changedAt,
      @Nullable String saidBy,
      @Nullable String album,
      @Nullable ReplyTrouble trouble,
      long owner,
      boolean given) {

    /** A reply of the only instance. */
    public OutboxRow(
        long id,
        @Nullable UserId userId,
        @Nullable ChatId chatId,
        String call,
        ReplyState state,
        int attempts,
        @Nullable String error,
        @Nullable Long messageId,
        Instant createdAt,
        Instant changedAt,
        @Nullable String saidBy,
        @Nullable String album,
        @Nullable ReplyTrouble trouble) {
      this(
          id, userId, chatId, call, state, attempts, error, messageId, createdAt, changedAt, saidBy,
          album, trouble, 0, false);
    }

    public OutboxRow withCall(String other) {
      return new OutboxRow(
          id, userId, chatId, other, state, attempts, error, messageId, createdAt, changedAt,
          saidBy, album, trouble, owner, given);
    }

    public OutboxRow ownedBy(long instance, boolean isGiven) {
      return new OutboxRow(
          id, userId, chatId, call, state, attempts, error, messageId, createdAt, changedAt, saidBy,
          album, trouble, instance, isGiven);
    }
  }

  /** A state change of an outbox row. */
  record ReplyChange(
      long id,
      ReplyState state,
      int attempts,
      @Nullable String error,
      @Nullable Long messageId,
      @Nullable ReplyTrouble trouble,
      Instant changedAt) {}

  /** A replacement call for an outbox row. */
  record ReplyRewrite(
      long id,
      @Nullable UserId userId,
      @Nullable ChatId chatId,
      @Encrypted(column = "outbox.call") String call) {}

  @RowBatch(
      """
      INSERT INTO outbox (id, user_id, chat_id, call, state, attempts, error, message_id,
                          created_at, changed_at, said_by, album, trouble, owner, given)
      VALUES (:id, :userId, :chatId, :call, :state, :attempts, :error, :messageId,
              :createdAt, :changedAt, :saidBy, :album, :trouble, :owner, :given)
      """)
  void add(List<OutboxRow> replies);

  @RowBatch(
      key = "id",
      value =
          """
          UPDATE outbox SET state = :state, attempts = :attempts, error = :error,
                            message_id = :messageId, trouble = :trouble, changed_at = :changedAt
          WHERE id = :id
          """)
  void change(List<ReplyChange> changes);

  @RowBatch("UPDATE outbox SET chat_id = :chatId, call = :call WHERE id = :id")
  void rewrite(List<ReplyRewrite> rewrites);

  /** Drops pending replies in a restored backup, because they may have been sent since. */
  @SqlUpdate(
      """
      UPDATE outbox SET state = 'dropped', error = 'restored from a backup', changed_at = :at
      WHERE state IN ('pending', 'sending')
      """)
  int dropWaiting(@Bind("at") Instant at);

  @SqlQuery(
      """
      SELECT * FROM outbox WHERE id > :after AND state IN ('pending', 'sending')
        AND owner = :owner AND given = 0
      ORDER BY id LIMIT :limit
      """)
  List<OutboxRow> waitingAfter(
      @Bind("owner") long owner, @Bind("after") long after, @Bind("limit") int limit);

  @SqlQuery("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')")
  long waiting();

  @SqlQuery("SELECT COALESCE(max(id), 0) FROM outbox")
  long highestId();

  @SqlQuery("SELECT count(*) FROM outbox WHERE trouble IS NOT NULL AND changed_at >= :since")
  long troubled(@Bind("since") Instant since);

  record TroubleCount(ReplyTrouble trouble, long replies) {}

  /** How many of the latest replies with trouble had which. */
  @SqlQuery(
      """
      SELECT trouble, count(*) AS replies FROM
        (SELECT trouble FROM outbox WHERE trouble IS NOT NULL AND changed_at >= :since
         ORDER BY changed_at DESC LIMIT :most) AS latest
      GROUP BY trouble
      """)
  List<TroubleCount> countTroubles(@Bind("since") Instant since, @Bind("most") int most);

  /** Replies with trouble for operators to review, most recently changed first. */
  default List<OutboxRow> troubles(int limit) {
    ColumnCipher.of(getHandle()).loadKeys(troubledPeople(limit));
    return troubledRows(limit);
  }

  @SqlQuery(
      """
      SELECT DISTINCT user_id FROM
        (SELECT user_id FROM outbox WHERE trouble IS NOT NULL
         ORDER BY changed_at DESC LIMIT :limit) AS newest
      WHERE user_id IS NOT NULL
      """)
  List<UserId> troubledPeople(@Bind("limit") int limit);

  @SqlQuery(
      """
      SELECT * FROM outbox WHERE trouble IS NOT NULL ORDER BY changed_at DESC LIMIT :limit
      """)
  List<OutboxRow> troubledRows(@Bind("limit") int limit);

  @SqlQuery("SELECT * FROM outbox WHERE user_id = :userId ORDER BY id")
  List<OutboxRow> of(@Bind("userId") UserId userId);

  /** The reply to a user's album. */
  @SqlQuery("SELECT * FROM outbox WHERE user_id = :userId AND album = :album ORDER BY id LIMIT 1")
  Optional<OutboxRow> answer(@Bind("userId") UserId userId, @Bind("album") String album);

  @SqlUpdate("DELETE FROM outbox WHERE user_id = :userId")
  void deleteOf(@Bind("userId") UserId userId);

  /** Deletes a batch of settled replies, except operators' answers. */
  @SqlUpdate(
      """
      DELETE FROM outbox WHERE changed_at < :before AND id IN
        (SELECT id FROM outbox WHERE state NOT IN ('pending', 'sending') AND said_by IS NULL
         ORDER BY id LIMIT :limit)
      """)
  int forget(@Bind("before") Instant before, @Bind("limit") int limit);

  /** Deletes a batch of operators' answers. */
  @SqlUpdate(
      """
      DELETE FROM outbox WHERE id IN
        (SELECT id FROM outbox WHERE said_by IS NOT NULL AND created_at < :before
           AND state NOT IN ('pending', 'sending') LIMIT :limit)
      """)
  int forgetAnswers(@Bind("before") Instant before, @Bind("limit") int limit);

  /**
   * An operator's latest answer to a user.
   *
   * @param at when it was given
   */
  record Answered(UserId userId, Instant at) {}

  /** An operator's answer. */
  record AnswerRow(long id, String saidBy, Instant createdAt) {}

  /** The last answer that an operator gave a user. */
  @SqlQuery(
      """
      SELECT id, said_by, created_at FROM outbox
      WHERE user_id = :userId AND said_by IS NOT NULL
      ORDER BY created_at DESC, id DESC LIMIT 1
      """)
  Optional<AnswerRow> lastAnswer(@Bind("userId") UserId userId);

  /** Which of these users got an operator's answer that was not rejected or dropped. */
  @SqlQuery(
      """
      SELECT user_id, max(created_at) AS at FROM outbox
      WHERE said_by IS NOT NULL AND user_id IN (<users>) AND state NOT IN ('refused', 'dropped')
      GROUP BY user_id
      """)
  List<Answered> answered(@BindList("users") List<UserId> users);
}
