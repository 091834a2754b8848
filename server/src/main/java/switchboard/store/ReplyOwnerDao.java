package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.sql.RowBatch;

/**
 * Which instance sends which reply of the outbox. All is 0 when there is only one instance.
 *
 * <p>Statements that look for unsent replies say {@code state IN ('pending', 'sending')}, which has
 * small indexes. Those that know the ids say that a reply is not {@link #SETTLED}: PostgreSQL would
 * scan such an index with the entries of all replies that were sent since the last vacuum.
 */
public interface ReplyOwnerDao {

  String SETTLED = "('sent', 'unknown', 'refused', 'dropped')";

  /** A reply that is about to be sent by its owner. */
  record ReplyClaim(
      long id,
      long owner,
      int attempts,
      @Nullable String error,
      @Nullable ReplyTrouble trouble,
      Instant changedAt) {}

  /** Which instance sends a reply, or has sent it. */
  record Placed(
      long id,
      ChatId chatId,
      @Nullable UserId userId,
      ReplyState state,
      long owner,
      boolean given,
      Instant changedAt) {}

  /** Marks replies as in flight; 0 for one that is another instance's meanwhile, or settled. */
  @RowBatch(
      key = "id",
      value =
          """
          UPDATE outbox SET state = 'sending', attempts = :attempts, error = :error,
                            trouble = :trouble, changed_at = :changedAt
          WHERE id = :id AND owner = :owner AND given = 0 AND state NOT IN
          """
              + SETTLED)
  int[] claim(List<ReplyClaim> claims);

  /** Which of these replies this instance still owns. */
  @SqlQuery(
      """
      SELECT id FROM outbox WHERE id IN (<ids>) AND owner = :owner AND given = 0 AND state NOT IN
      """
          + SETTLED)
  Set<Long> owned(@BindList("ids") List<Long> ids, @Bind("owner") long owner);

  /** The unsent replies to these chats, and those that other instances sent since then. */
  @SqlQuery(
      """
      SELECT id, chat_id, user_id, state, owner, given, changed_at FROM outbox
      WHERE state IN ('pending', 'sending') AND chat_id IN (<chats>)
      UNION ALL
      SELECT id, chat_id, user_id, state, owner, given, changed_at FROM outbox
      WHERE chat_id IN (<chats>) AND changed_at > :since AND state = 'sent' AND owner <> :owner
      ORDER BY id
      """)
  List<Placed> placed(
      @BindList("chats") List<ChatId> chats,
      @Bind("owner") long owner,
      @Bind("since") Instant since);

  /** Takes the replies that other instances gave to this one. Not in order. */
  @SqlQuery(
      """
      UPDATE outbox SET given = 0 WHERE owner = :owner AND given = 1 AND state = 'pending'
      RETURNING *
      """)
  List<OutboxRow> takeGiven(@Bind("owner") long owner);

  /** Lets this instance read again which replies it has to send. */
  @SqlUpdate(
      """
      UPDATE outbox SET given = 1
      WHERE owner = :owner AND state = 'pending' AND state IN ('pending', 'sending')
      """)
  void giveAgain(@Bind("owner") long owner);

  /** Lets the owner of a changed reply read it again, if that is another instance. */
  @SqlUpdate("UPDATE outbox SET given = 1 WHERE id = :id AND owner <> :instance")
  void giveBack(@Bind("id") long id, @Bind("instance") long instance);

  /** Marks replies that were in flight when their owner stopped as unknown. */
  @SqlUpdate(
      """
      UPDATE outbox SET state = 'unknown', error = 'the program ended while it was being sent',
                        trouble = 'unknown', changed_at = :at
      WHERE state = 'sending' AND state IN ('pending', 'sending') -- which has an index
        AND owner NOT IN (SELECT id FROM running_instances)
      """)
  int giveUpSending(@Bind("at") Instant at);

  /**
   * Gives the unsent replies of instances that have ended to this one, but keeps chats together.
   */
  @SqlUpdate(
      """
      UPDATE outbox SET given = 1, owner = COALESCE(
        (SELECT max(other.owner) FROM outbox AS other
         WHERE other.chat_id = outbox.chat_id AND other.state IN ('pending', 'sending')
           AND other.owner IN (SELECT id FROM running_instances)), :owner)
      WHERE state = 'pending' AND state IN ('pending', 'sending') -- which has an index
        AND owner NOT IN (SELECT id FROM running_instances)
      """)
  int adopt(@Bind("owner") long owner);

  /** Whether instances that have ended left unsent replies. Looks once for each owner. */
  @SqlQuery(
      """
      WITH RECURSIVE owners (owner) AS (
        SELECT min(owner) FROM outbox WHERE state IN ('pending', 'sending')
        UNION ALL
        SELECT (SELECT min(outbox.owner) FROM outbox
                WHERE outbox.state IN ('pending', 'sending') AND outbox.owner > owners.owner)
        FROM owners WHERE owners.owner IS NOT NULL)
      SELECT count(*) > 0 FROM owners
      WHERE owner IS NOT NULL AND owner NOT IN (SELECT id FROM running_instances)
      """)
  boolean isAnyOrphaned();
}
