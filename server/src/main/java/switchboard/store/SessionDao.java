package switchboard.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.Preferences;
import switchboard.domain.UserId;
import switchboard.store.sql.ColumnCipher;
import switchboard.store.sql.InListPadding;
import switchboard.store.sql.RowBatch;

/** Preferences and conversations: the user state the brain needs. */
public interface SessionDao extends SqlObject {

  record PreferenceRow(
      UserId userId,
      String language,
      boolean notifications,
      String theme,
      boolean understand,
      boolean figures,
      Instant lastUpdated) {

    public PreferenceRow(UserId user, Preferences chosen, Instant lastUpdated) {
      this(
          user,
          chosen.language(),
          chosen.notifications(),
          chosen.theme(),
          chosen.understand(),
          chosen.figures(),
          lastUpdated);
    }

    public Preferences preferences() {
      return new Preferences(language, notifications, theme, understand, figures);
    }
  }

  /**
   * A user's conversation state, and the topic they last wrote in.
   *
   * @param lastActivity when it last changed
   */
  record ConversationRow(
      UserId userId, String state, String data, @Nullable String topic, Instant lastActivity) {}

  /** The conversation state of a recently active user, with their private chat if there is one. */
  record ActiveSession(
      UserId userId, @Nullable ChatId chatId, String state, String data, Instant lastActivity) {}

  /**
   * Preferences and conversation of a known user; null where not stored yet.
   *
   * @param waitingSince whether they wait for an operator's answer
   */
  record StoredSession(
      UserId userId,
      @Nullable ChatId chatId,
      @Nullable String language,
      @Nullable Boolean notifications,
      @Nullable String theme,
      @Nullable Boolean understand,
      @Nullable Boolean figures,
      @Nullable String data,
      @Nullable String topic,
      @Nullable Instant waitingSince) {

    StoredSession with(@Nullable ChatId chat) {
      return new StoredSession(
          userId,
          chat,
          language,
          notifications,
          theme,
          understand,
          figures,
          data,
          topic,
          waitingSince);
    }

    StoredSession with(PreferenceRow row) {
      return new StoredSession(
          userId,
          chatId,
          row.language(),
          row.notifications(),
          row.theme(),
          row.understand(),
          row.figures(),
          data,
          topic,
          waitingSince);
    }

    public StoredSession with(ConversationRow row) {
      return new StoredSession(
          userId,
          chatId,
          language,
          notifications,
          theme,
          understand,
          figures,
          row.data(),
          row.topic(),
          waitingSince);
    }

    StoredSession waiting(@Nullable Instant since) {
      return new StoredSession(
          userId, chatId, language, notifications, theme, understand, figures, data, topic, since);
    }
  }

  /** How long a user counts as active after their last action. */
  Duration ACTIVE_FOR = Duration.ofMinutes(30);

  /** From this many active users on, scanning all users is faster than sorting the active ones. */
  int MANY = 10_000;

  @SqlQuery(
      """
      SELECT u.user_id, u.chat_id, p.language, p.notifications, p.theme, p.understand,
        p.figures, c.data, c.topic, w.since AS waiting_since
      FROM users u
      LEFT JOIN user_preferences p ON p.user_id = u.user_id
      LEFT JOIN conversations c ON c.user_id = u.user_id
      LEFT JOIN waiting w ON w.user_id = u.user_id
      WHERE u.user_id IN (<users>)
      """)
  List<StoredSession> of(@BindList("users") List<UserId> users);

  @RowBatch(
      key = "userId",
      value =
          """
          INSERT INTO user_preferences
            (user_id, language, notifications, theme, understand, figures, last_updated)
          VALUES (:userId, :language, :notifications, :theme, :understand, :figures, :lastUpdated)
          ON CONFLICT (user_id) DO UPDATE SET
            language = excluded.language, notifications = excluded.notifications,
            theme = excluded.theme, understand = excluded.understand,
            figures = excluded.figures, last_updated = excluded.last_updated
          """)
  void savePreferences(List<PreferenceRow> preferences);

  @RowBatch(
      key = "userId",
      value =
          """
          INSERT INTO conversations (user_id, state, data, topic, last_activity)
          VALUES (:userId, :state, :data, :topic, :lastActivity)
          ON CONFLICT (user_id) DO UPDATE SET
            state = excluded.state, data = excluded.data, topic = excluded.topic,
            last_activity = excluded.last_activity
          """)
  void saveConversations(List<ConversationRow> conversations);

  @SqlQuery("SELECT * FROM user_preferences WHERE user_id = :userId")
  Optional<PreferenceRow> preferences(@Bind("userId") UserId userId);

  @SqlQuery("SELECT * FROM conversations WHERE user_id = :userId")
  Optional<ConversationRow> conversation(@Bind("userId") UserId userId);

  /** The next users active since then, ordered by user id. */
  default List<ActiveSession> active(Instant since, long after, int limit) {
    var people =
        countActive(since, MANY) < MANY
            ? fewActive(since, after, limit)
            : manyActive(since, after, limit);
    ColumnCipher.of(getHandle()).loadKeys(people);
    return people.isEmpty() ? List.of() : activeOnes(InListPadding.list(people));
  }

  @SqlQuery("SELECT count(*) FROM (SELECT 1 FROM users WHERE last_activity >= :since LIMIT :most)")
  int countActive(@Bind("since") Instant since, @Bind("most") int most);

  /** Sorts all active users; the unary plus keeps SQLite from scanning all users instead. */
  @SqlQuery(
      """
      SELECT user_id FROM users WHERE last_activity >= :since AND +user_id > :after
        AND user_id IN (SELECT user_id FROM conversations)
      ORDER BY +user_id LIMIT :limit
      """)
  List<UserId> fewActive(
      @Bind("since") Instant since, @Bind("after") long after, @Bind("limit") int limit);

  /** Scans users by id until enough active ones are found. */
  @SqlQuery(
      """
      SELECT user_id FROM users WHERE +last_activity >= :since AND user_id > :after
        AND user_id IN (SELECT user_id FROM conversations)
      ORDER BY user_id LIMIT :limit
      """)
  List<UserId> manyActive(
      @Bind("since") Instant since, @Bind("after") long after, @Bind("limit") int limit);

  @SqlQuery(
      """
      SELECT c.user_id, u.chat_id, c.state, c.data, u.last_activity
      FROM conversations c JOIN users u ON u.user_id = c.user_id
      WHERE c.user_id IN (<people>) ORDER BY c.user_id
      """)
  List<ActiveSession> activeOnes(@BindList("people") List<UserId> people);
}
