package switchboard.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.sql.ColumnCipher;
import switchboard.store.sql.Encrypted;
import switchboard.store.sql.RowBatch;

/**
 * Messages from users. Pagination is by row id, so pages stay stable while rows are added. Every
 * change updates the total.
 */
public interface MessageDao extends Totals, SqlObject {

  record MessageRow(
      long id,
      UserId userId,
      ChatId chatId,
      long messageId,
      @Encrypted(column = "user_messages.message_text") @Nullable String messageText,
      String messageType,
      boolean hasMedia,
      @Nullable String mediaType,
      @Encrypted(column = "user_messages.file_id") @Nullable String fileId,
      @Nullable Instant editedAt,
      Instant timestamp) {}

  record Amendment(
      long id,
      UserId userId,
      @Encrypted(column = "user_messages.message_text") @Nullable String text,
      Instant at) {}

  /** What identifies a message for Telegram. */
  record MessageKey(UserId userId, ChatId chatId, long messageId) {}

  default void add(List<MessageRow> messages) {
    addUncounted(messages);
    addToTotal("messages", messages.size());
  }

  @RowBatch(
      """
      INSERT INTO user_messages (id, user_id, chat_id, message_id, message_text, message_type,
                                 has_media, media_type, file_id, edited_at, timestamp)
      VALUES (:id, :userId, :chatId, :messageId, :messageText, :messageType,
              :hasMedia, :mediaType, :fileId, :editedAt, :timestamp)
      """)
  void addUncounted(List<MessageRow> messages);

  @RowBatch(
      """
      UPDATE user_messages SET message_text = :text, edited_at = :at
      WHERE id = :id AND user_id = :userId
      """)
  void amend(List<Amendment> amendments);

  /** A message is another file now, or a file instead of a text. Its id is with the file. */
  @SqlUpdate(
      """
      UPDATE user_messages SET message_type = :type, has_media = 1, media_type = :type,
                               file_id = NULL
      WHERE id = :id AND user_id = :userId
      """)
  void exchange(@Bind("id") long id, @Bind("userId") UserId userId, @Bind("type") String type);

  /** The rows of a message; normally one, as long as Telegram's message ids are unique. */
  @SqlQuery(
      """
      SELECT id FROM user_messages
      WHERE user_id = :userId AND chat_id = :chatId AND message_id = :messageId
      """)
  List<Long> at(
      @Bind("userId") UserId userId,
      @Bind("chatId") ChatId chatId,
      @Bind("messageId") long messageId);

  /** Those of these messages that are stored, and perhaps others of these users. */
  @SqlQuery(
      """
      SELECT user_id, chat_id, message_id FROM user_messages
      WHERE user_id IN (<users>) AND message_id IN (<messageIds>)
      """)
  List<MessageKey> known(
      @BindList("users") List<UserId> users, @BindList("messageIds") List<Long> messageIds);

  /** The authors of the latest messages. */
  @SqlQuery(
      """
      SELECT DISTINCT user_id FROM
        (SELECT user_id FROM user_messages ORDER BY id DESC LIMIT :messages)
      """)
  List<UserId> lastAuthors(@Bind("messages") int messages);

  @SqlQuery("SELECT COALESCE(max(id), 0) FROM user_messages")
  long highestId();

  @SqlQuery(
      """
      SELECT * FROM user_messages WHERE user_id = :userId AND id < :before
      ORDER BY id DESC LIMIT :limit
      """)
  List<MessageRow> olderThan(
      @Bind("userId") UserId userId, @Bind("before") long before, @Bind("limit") int limit);

  /**
   * The newest messages of each user, newest first.
   *
   * @param last the number of messages of a user, less one
   */
  @SqlQuery(
      """
      SELECT m.* FROM users u
      JOIN user_messages m ON m.user_id = u.user_id AND m.id >= COALESCE(
        (SELECT id FROM user_messages AS older WHERE older.user_id = u.user_id
         ORDER BY id DESC LIMIT 1 OFFSET :last), 0)
      WHERE u.user_id IN (<users>)
      ORDER BY m.id DESC
      """)
  List<MessageRow> newestOf(@BindList("users") List<UserId> users, @Bind("last") int last);

  /** Messages of all users, newest first. */
  @SqlQuery("SELECT * FROM user_messages WHERE id < :before ORDER BY id DESC LIMIT :limit")
  List<MessageRow> newest(@Bind("before") long before, @Bind("limit") int limit);

  /** The next messages of all users, oldest first. */
  default List<MessageRow> after(long after, int limit) {
    ColumnCipher.of(getHandle()).loadKeys(authorsAfter(after, limit));
    return rowsAfter(after, limit);
  }

  @SqlQuery(
      """
      SELECT DISTINCT user_id FROM
        (SELECT user_id FROM user_messages WHERE id > :after ORDER BY id LIMIT :limit) AS next
      """)
  List<UserId> authorsAfter(@Bind("after") long after, @Bind("limit") int limit);

  @SqlQuery("SELECT * FROM user_messages WHERE id > :after ORDER BY id LIMIT :limit")
  List<MessageRow> rowsAfter(@Bind("after") long after, @Bind("limit") int limit);

  /** Oldest first. */
  @SqlQuery(
      """
      SELECT * FROM user_messages WHERE user_id = :userId AND id > :after
      ORDER BY id LIMIT :limit
      """)
  List<MessageRow> newerThan(
      @Bind("userId") UserId userId, @Bind("after") long after, @Bind("limit") int limit);

  @SqlQuery("SELECT * FROM user_messages WHERE user_id = :userId ORDER BY id")
  List<MessageRow> of(@Bind("userId") UserId userId);

  /**
   * Deletes a batch of old messages, and rows of their files. Ids rise with time, so only the
   * lowest ids are checked.
   */
  default int forget(Instant before, int limit) {
    int deleted = forgetUncounted(before, limit);
    addToTotal("messages", -deleted);
    return deleted;
  }

  @SqlUpdate(
      """
      DELETE FROM user_messages
      WHERE timestamp < :before
        AND id IN (SELECT id FROM user_messages ORDER BY id LIMIT :limit)
      """)
  int forgetUncounted(@Bind("before") Instant before, @Bind("limit") int limit);

  @SqlQuery("SELECT count(*) FROM user_messages")
  long count();

  @SqlQuery("SELECT count(*) FROM user_messages WHERE user_id = :userId")
  long count(@Bind("userId") UserId userId);
}
