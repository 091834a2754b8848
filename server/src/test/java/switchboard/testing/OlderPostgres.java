package switchboard.testing;

import java.nio.file.Path;

/** Turns a migrated database back, with the people in it. */
public final class OlderPostgres {

  /** The number of its schema then. */
  public static final int SCHEMA = 2;

  private static final String[] CHANGES = {
    "DROP TABLE login_attempts, spent_challenges, sent_media, media, removed_media",
    "DROP TABLE notices, alarms, staff_links, staff, lost_instances",
    "DROP TABLE open_questions, word_figures, waiting",
    "DROP TABLE journeys, cohort_figures, week_figures, transition_figures, exit_figures",
    "DROP TABLE goal_attempts, goal_figures, goal_times, links, link_figures",
    "DROP TABLE answer_figures, reply_figures",
    "ALTER TABLE hourly_figures DROP COLUMN visits, DROP COLUMN blocked,"
        + " DROP COLUMN came_back, DROP COLUMN erased",
    "ALTER TABLE user_preferences DROP COLUMN understand, DROP COLUMN figures",
    "DELETE FROM locks WHERE name = 'logins'",
    "CREATE INDEX conversations_by_activity ON conversations (last_activity, user_id)",
    "CREATE INDEX user_messages_by_place ON user_messages (user_id, chat_id, message_id)",
    "DELETE FROM flyway_schema_history WHERE version NOT IN ('1', '2')"
  };

  private OlderPostgres() {}

  /**
   * @param data the data folder of the test
   */
  public static void turnBack(Path data) {
    TestDatabase.POSTGRES.change(data, CHANGES);
  }
}
