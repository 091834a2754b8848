package switchboard.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import switchboard.domain.TextOutcome;
import switchboard.domain.UserId;
import switchboard.store.sql.Encrypted;
import switchboard.store.sql.RowBatch;

/** Texts that the bot did not understand, or whose answer their author refused. */
public interface OpenQuestionDao {

  /**
   * @param message the row of the text
   * @param language of the user at that time
   */
  record OpenQuestionRow(
      long message, UserId userId, String language, TextOutcome outcome, Instant at) {}

  /** One with its text. */
  record AskedText(
      long message,
      UserId userId,
      String language,
      TextOutcome outcome,
      @Encrypted(column = "user_messages.message_text", row = "message")
          @Nullable String messageText,
      Instant timestamp) {}

  @RowBatch(
      """
      INSERT INTO open_questions (message, user_id, language, outcome, at)
      VALUES (:message, :userId, :language, :outcome, :at)
      ON CONFLICT (message) DO NOTHING
      """)
  void add(List<OpenQuestionRow> questions);

  @SqlQuery("SELECT * FROM open_questions WHERE user_id = :userId ORDER BY message")
  List<OpenQuestionRow> of(@Bind("userId") UserId userId);

  /** Newest messages first. */
  @SqlQuery(
      """
      SELECT q.message, q.user_id, q.language, q.outcome, m.message_text, m.timestamp
      FROM open_questions q JOIN user_messages m ON m.id = q.message
      WHERE q.message < :before ORDER BY q.message DESC LIMIT :limit
      """)
  List<AskedText> newest(@Bind("before") long before, @Bind("limit") int limit);
}
