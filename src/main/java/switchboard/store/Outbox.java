package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Replies that wait, and for a while those that went out. */
public interface Outbox extends SqlObject {

  @RowBatch(
      """
      INSERT INTO outbox (id, user_id, chat_id, call, state, attempts, error, message_id,
                          created_at, changed_at, said_by, album, trouble)
      VALUES (:id, :userId, :chatId, :call, :state, :attempts, :error, :messageId,
              :createdAt, :changedAt, :saidBy, :album, :trouble)
      """)
  void add(List<Rows.Reply> replies);

  @RowBatch(
      """
      UPDATE outbox SET state = :state, attempts = :attempts, error = :error,
                        message_id = :messageId, trouble = :trouble, changed_at = :changedAt
      WHERE id = :id
      """)
  void change(List<Rows.ReplyChange> changes);

  @RowBatch("UPDATE outbox SET chat_id = :chatId, call = :call WHERE id = :id")
  void rewrite(List<Rows.ReplyRewrite> rewrites);

  /** Those whose sending was cut short by the end of the program: whether they went is unknown. */
  @SqlUpdate(
      """
      UPDATE outbox SET state = 'unknown', error = 'the program ended while it was being sent',
                        trouble = 'unknown', changed_at = :at
      WHERE state = 'sending' AND state IN ('pending', 'sending') -- which has an index
      """)
  int giveUpSending(@Bind("at") Instant at);

  /** Those that wait in a restored backup: who knows what became of them since. */
  @SqlUpdate(
      """
      UPDATE outbox SET state = 'dropped', error = 'restored from a backup', changed_at = :at
      WHERE state IN ('pending', 'sending')
      """)
  int dropWaiting(@Bind("at") Instant at);

  @SqlQuery(
      """
      SELECT * FROM outbox WHERE id > :after AND state IN ('pending', 'sending')
      ORDER BY id LIMIT :limit
      """)
  List<Rows.Reply> waitingAfter(@Bind("after") long after, @Bind("limit") int limit);

  @SqlQuery("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')")
  long waiting();

  @SqlQuery("SELECT COALESCE(max(id), 0) FROM outbox")
  long highestId();

  @SqlQuery("SELECT count(*) FROM outbox WHERE trouble IS NOT NULL AND changed_at >= :since")
  long troubled(@Bind("since") Instant since);

  /** Those that an operator should look at, the last changed first. */
  default List<Rows.Reply> troubles(int limit) {
    Sealing.on(getHandle().getConfig()).keys().fetch(troubledPeople(limit));
    return troubledRows(limit);
  }

  @SqlQuery(
      """
      SELECT DISTINCT user_id FROM
        (SELECT user_id FROM outbox WHERE trouble IS NOT NULL
         ORDER BY changed_at DESC LIMIT :limit) AS newest
      WHERE user_id IS NOT NULL
      """)
  List<Long> troubledPeople(@Bind("limit") int limit);

  @SqlQuery(
      """
      SELECT * FROM outbox WHERE trouble IS NOT NULL ORDER BY changed_at DESC LIMIT :limit
      """)
  List<Rows.Reply> troubledRows(@Bind("limit") int limit);

  @SqlQuery("SELECT * FROM outbox WHERE user_id = :userId ORDER BY id")
  List<Rows.Reply> of(@Bind("userId") long userId);

  /** What somebody's album was answered. */
  @SqlQuery("SELECT * FROM outbox WHERE user_id = :userId AND album = :album ORDER BY id LIMIT 1")
  Optional<Rows.Reply> answer(@Bind("userId") long userId, @Bind("album") String album);

  @SqlUpdate("DELETE FROM outbox WHERE user_id = :userId")
  void deleteOf(@Bind("userId") long userId);

  /** Forgets some of those that are done; not the answers of operators. */
  @SqlUpdate(
      """
      DELETE FROM outbox WHERE changed_at < :before AND id IN
        (SELECT id FROM outbox WHERE state NOT IN ('pending', 'sending') AND said_by IS NULL
         ORDER BY id LIMIT :limit)
      """)
  int forget(@Bind("before") Instant before, @Bind("limit") int limit);

  /** Forgets some of the answers of operators. */
  @SqlUpdate(
      """
      DELETE FROM outbox WHERE id IN
        (SELECT id FROM outbox WHERE said_by IS NOT NULL AND created_at < :before
           AND state NOT IN ('pending', 'sending') LIMIT :limit)
      """)
  int forgetAnswers(@Bind("before") Instant before, @Bind("limit") int limit);

  /**
   * An operator's answer to somebody.
   *
   * @param at when the last one was given
   */
  record Answered(long userId, Instant at) {}

  /** Who of them got an answer of an operator, if it was not refused. */
  @SqlQuery(
      """
      SELECT user_id, max(created_at) AS at FROM outbox
      WHERE said_by IS NOT NULL AND user_id IN (<users>) AND state NOT IN ('refused', 'dropped')
      GROUP BY user_id
      """)
  List<Answered> answered(@BindList("users") List<Long> users);
}
