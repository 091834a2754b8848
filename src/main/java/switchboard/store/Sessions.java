package switchboard.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Preferences and conversations: what the brain needs to know of people. */
public interface Sessions {

  /** For how long somebody counts as active after what they last did. */
  Duration ACTIVE_FOR = Duration.ofMinutes(30);

  @SqlQuery(
      """
      SELECT u.user_id, p.language, p.notifications, p.theme, c.data
      FROM users u
      LEFT JOIN user_preferences p ON p.user_id = u.user_id
      LEFT JOIN conversations c ON c.user_id = u.user_id
      WHERE u.user_id IN (<users>)
      """)
  List<Rows.StoredSession> of(@BindList("users") List<Long> users);

  @RowBatch(
      """
      INSERT INTO user_preferences (user_id, language, notifications, theme, last_updated)
      VALUES (:userId, :language, :notifications, :theme, :lastUpdated)
      ON CONFLICT (user_id) DO UPDATE SET
        language = excluded.language, notifications = excluded.notifications,
        theme = excluded.theme, last_updated = excluded.last_updated
      """)
  void savePreferences(List<Rows.Preference> preferences);

  @RowBatch(
      """
      INSERT INTO conversations (user_id, state, data, last_activity)
      VALUES (:userId, :state, :data, :lastActivity)
      ON CONFLICT (user_id) DO UPDATE SET
        state = excluded.state, data = excluded.data, last_activity = excluded.last_activity
      """)
  void saveConversations(List<Rows.Conversation> conversations);

  @SqlQuery("SELECT * FROM user_preferences WHERE user_id = :userId")
  Optional<Rows.Preference> preferences(@Bind("userId") long userId);

  @SqlQuery("SELECT * FROM conversations WHERE user_id = :userId")
  Optional<Rows.Conversation> conversation(@Bind("userId") long userId);

  /**
   * People active since then, in the order of their numbers. The plus signs keep the database from
   * walking through everybody in that order to find the few.
   */
  @SqlQuery(
      """
      SELECT c.user_id, u.chat_id, c.state, c.data, c.last_activity
      FROM conversations c JOIN users u ON u.user_id = c.user_id
      WHERE c.last_activity >= :since AND +c.user_id > :after
      ORDER BY +c.user_id LIMIT :limit
      """)
  List<Rows.ActiveSession> active(
      @Bind("since") Instant since, @Bind("after") long after, @Bind("limit") int limit);
}
