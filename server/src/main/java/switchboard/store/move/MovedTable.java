package switchboard.store.move;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.store.UnfinishedMove;
import switchboard.store.UnfinishedRestore;

/**
 * A table that is moved.
 *
 * @param key the columns of its primary key, in which order it is copied
 * @param omitted columns that get their defaults
 * @param condition which rows are moved; absent: all
 */
record MovedTable(String name, List<String> key, List<String> omitted, @Nullable String condition) {

  /** The tables of the data; a table is after those that its rows refer to. */
  static final List<MovedTable> DATA =
      List.of(
          of("users", "user_id"),
          of("user_preferences", "user_id"),
          of("conversations", "user_id"),
          of("user_messages", "id"),
          of("waiting", "user_id"),
          of("user_interactions", "id"),
          of("media", "id"),
          of("removed_media", "path"),
          of("open_questions", "message"),
          of("journeys", "user_id"),
          of("goal_attempts", "user_id", "goal", "started_at"),
          of("seen_updates", "update_id"),
          // Instances have other numbers there: the next start sends what is pending.
          new MovedTable("outbox", List.of("id"), List.of("owner", "given"), null),
          of("quarantine", "update_id"),
          of("bot_file_versions", "id"),
          of("sent_media", "bot_id", "sha256", "kind"),
          of("erasures", "receipt"),
          of("erasure_requests", "user_id"),
          of("exports", "user_id"),
          of("notes", "user_id"),
          of("disclosures", "user_id", "opened_at"),
          of("accounts", "id"),
          of("invitations", "sha256"),
          of("logins", "id"),
          of("recovery_codes", "account_id", "sha256"),
          of("passkeys", "credential_id"),
          of("api_tokens", "id"),
          of("staff", "account_id"),
          of("staff_links", "sha256"),
          of("notices", "account_id", "kind"),
          of("alarms", "kind"),
          of("audit_log", "id"),
          of("audit_subjects", "audit_id"),
          of("statistics", "name"),
          of("daily_activity", "day"),
          of("people_by_language", "language"),
          of("people_by_last_day", "day"),
          of("hourly_figures", "hour"),
          of("screen_figures", "day", "screen"),
          of("word_figures", "week", "language", "outcome"),
          of("cohort_figures", "arrived_week", "week"),
          of("week_figures", "week"),
          of("transition_figures", "day", "from_screen", "to_screen", "how"),
          of("exit_figures", "day", "screen"),
          of("goal_figures", "goal", "day", "step"),
          of("goal_times", "goal", "day", "bucket"),
          of("links", "code"),
          of("link_figures", "source", "day"),
          of("answer_figures", "day", "bucket", "in_hours"),
          of("reply_figures", "screen", "kind", "bucket", "day"),
          new MovedTable(
              "instance",
              List.of("name"),
              List.of(),
              "name NOT IN ('%s', '%s')".formatted(UnfinishedMove.FACT, UnfinishedRestore.FACT)));

  /** The tables of the keys. */
  static final List<MovedTable> KEYS =
      List.of(
          of("application_keys", "purpose"),
          of("data_keys", "user_id"),
          of("erasures_under_way", "receipt"),
          of("erasure_ledger", "receipt"),
          of("instance", "name"));

  /** Tables about running servers, of which there are none, and of what expires within minutes. */
  static final List<String> NOT_MOVED =
      List.of(
          "running_instances",
          "lost_instances",
          "leases",
          "locks",
          "login_attempts",
          "spent_challenges");

  /** Tables whose ids the database issues, and never again. */
  static final List<String> WITH_ISSUED_IDS =
      List.of("bot_file_versions", "accounts", "logins", "api_tokens");

  /** Tables whose ids {@link switchboard.store.RowIds} issues. */
  static final List<String> WITH_ROW_IDS =
      List.of("user_messages", "user_interactions", "outbox", "media");

  private static MovedTable of(String name, String... key) {
    return new MovedTable(name, List.of(key), List.of(), null);
  }
}
