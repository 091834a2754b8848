package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.UserDao.UserRow;
import switchboard.store.sql.ColumnCipher;
import switchboard.store.sql.Encrypted;
import switchboard.store.sql.InListPadding;
import switchboard.store.sql.RowBatch;

/** User lists for operators, and operators' notes on users. */
public interface PeopleDao extends SqlObject {

  /** An operator's note on a user. */
  record NoteRow(
      UserId userId,
      @Encrypted(column = "notes.note", row = "userId") String note,
      String changedBy,
      Instant changedAt) {}

  /**
   * Filter for user lists.
   *
   * @param language app language; absent for all
   * @param since active at or after this time
   * @param blocked only unreachable users
   * @param silent only users with notifications turned off
   */
  record Filter(@Nullable String language, Instant since, boolean blocked, boolean silent) {}

  /** Pagination cursor: the page starts after this user. */
  record Behind(Instant at, UserId userId) {}

  /** Below this many matches, collecting and sorting them is faster than scanning in order. */
  int FEW = 5_000;

  /** Most recently active first. */
  default List<UserRow> byActivity(Filter filter, Behind behind, int limit) {
    return sorted("last_activity", filter, behind, limit);
  }

  /** Newest users first. */
  default List<UserRow> byArrival(Filter filter, Behind behind, int limit) {
    return sorted("created_at", filter, behind, limit);
  }

  private List<UserRow> sorted(String column, Filter filter, Behind behind, int limit) {
    var by = few(filter);
    return rows(
        by.isEmpty()
            ? walked(column, filter, behind, limit)
            : collected(column, by, filter, behind, limit));
  }

  /** The filter condition with few matches; empty when there is none. */
  private String few(Filter filter) {
    if (filter.language() != null && speakers(filter.language()) < FEW) {
      return "language";
    }
    if (filter.blocked() && getHandle().attach(RollupDao.class).unreachable() < FEW) {
      return "blocked";
    }
    return filter.silent() && silent(FEW) < FEW ? "silent" : "";
  }

  @SqlQuery("SELECT COALESCE(SUM(people), 0) FROM people_by_language WHERE language = :language")
  long speakers(@Bind("language") String language);

  @SqlQuery(
      """
      SELECT count(*) FROM (SELECT 1 FROM user_preferences WHERE notifications = 0 LIMIT :most) AS few
      """)
  long silent(@Bind("most") int most);

  private List<UserRow> rows(List<UserId> people) {
    if (people.isEmpty()) {
      return List.of();
    }
    ColumnCipher.of(getHandle()).loadKeys(people);
    Map<UserId, UserRow> known =
        of(InListPadding.list(people)).stream()
            .collect(Collectors.toMap(UserRow::userId, Function.identity()));
    return people.stream().map(known::get).filter(Objects::nonNull).toList();
  }

  String MATCHES_FILTER =
      """
        AND (:language IS NULL OR language_code = :language)
        AND (:blocked = 0 OR reachable = 0)
        AND (:silent = 0 OR user_id IN (SELECT user_id FROM user_preferences WHERE notifications = 0))
      """;

  /** Walks through all users in the order of the column, by its index. */
  @SqlQuery(
      """
      SELECT user_id FROM users
      WHERE (<column>, user_id) < (:at, :userId) AND last_activity >= :since
      """
          + MATCHES_FILTER
          + "ORDER BY <column> DESC, user_id DESC LIMIT :limit")
  List<UserId> walked(
      @Define("column") String column,
      @BindMethods Filter filter,
      @BindMethods Behind behind,
      @Bind("limit") int limit);

  /** Sorts the few users of one filter; the unary plus keeps SQLite from walking through all. */
  @SqlQuery(
      """
      SELECT user_id FROM (
        SELECT user_id FROM users WHERE :by = 'language' AND language_code = :language
        UNION ALL SELECT user_id FROM users WHERE :by = 'blocked' AND reachable = 0
        UNION ALL SELECT user_id FROM user_preferences WHERE :by = 'silent' AND notifications = 0
      ) AS few JOIN users USING (user_id)
      WHERE (+<column>, user_id) < (:at, :userId) AND +last_activity >= :since
      """
          + MATCHES_FILTER
          + "ORDER BY +<column> DESC, user_id DESC LIMIT :limit")
  List<UserId> collected(
      @Define("column") String column,
      @Bind("by") String by,
      @BindMethods Filter filter,
      @BindMethods Behind behind,
      @Bind("limit") int limit);

  @SqlQuery("SELECT * FROM users WHERE user_id IN (<people>)")
  List<UserRow> of(@BindList("people") List<UserId> people);

  @SqlQuery("SELECT * FROM notes WHERE user_id = :userId")
  Optional<NoteRow> note(@Bind("userId") UserId userId);

  @RowBatch(
      """
      INSERT INTO notes (user_id, note, changed_by, changed_at)
      VALUES (:userId, :note, :changedBy, :changedAt)
      ON CONFLICT (user_id) DO UPDATE SET
        note = excluded.note, changed_by = excluded.changed_by, changed_at = excluded.changed_at
      """)
  void saveNotes(List<NoteRow> notes);

  @SqlUpdate("DELETE FROM notes WHERE user_id = :userId")
  void deleteNote(@Bind("userId") UserId userId);

  /** Messages the bot sent to a user, newest first. */
  @SqlQuery(
      """
      SELECT * FROM outbox WHERE user_id = :userId AND chat_id IS NOT NULL
        AND created_at >= :since
      ORDER BY id DESC LIMIT :limit
      """)
  List<OutboxRow> sent(
      @Bind("userId") UserId userId, @Bind("since") Instant since, @Bind("limit") int limit);

  /** Resets the user to the main menu. */
  @SqlUpdate("DELETE FROM conversations WHERE user_id = :userId")
  boolean endConversation(@Bind("userId") UserId userId);
}
