package switchboard.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.AccountId;
import switchboard.domain.NoticeKind;

/** What operators and {@code ALARM_URL} have been told, so that they are not told it again. */
public interface NoticeDao {

  /**
   * What a chat shows about a problem.
   *
   * @param messageId absent until it is sent
   * @param shown the SHA-256 of the message's text
   * @param urgent whether it was when it was sent
   * @param overAt when the problem ended
   * @param told whether a message has said so
   */
  record NoticeRow(
      AccountId accountId,
      NoticeKind kind,
      @Nullable Long messageId,
      Instant since,
      Instant changedAt,
      String shown,
      boolean urgent,
      @Nullable Instant overAt,
      boolean told) {

    /** A problem to be told. */
    public static NoticeRow of(AccountId account, NoticeKind kind, Instant since, Instant now) {
      return new NoticeRow(account, kind, null, since, now, "", false, null, false);
    }

    /** It is shown in this message. */
    public NoticeRow in(long message, boolean isUrgent, boolean isTold) {
      return new NoticeRow(
          accountId, kind, message, since, changedAt, shown, isUrgent, overAt, isTold);
    }

    /** The message shows this text. */
    public NoticeRow showing(String text, Instant now) {
      return new NoticeRow(accountId, kind, messageId, since, now, text, urgent, overAt, told);
    }

    /**
     * @param at absent: it is under way again
     */
    public NoticeRow over(@Nullable Instant at) {
      return new NoticeRow(accountId, kind, messageId, since, changedAt, shown, urgent, at, false);
    }

    /** It is to be told in a new message. */
    public NoticeRow unsent() {
      return new NoticeRow(accountId, kind, null, since, changedAt, "", urgent, overAt, false);
    }
  }

  /**
   * A problem that {@code ALARM_URL} knows.
   *
   * @param urgent whether it was when it was posted
   */
  record AlarmRow(NoticeKind kind, Instant since, boolean urgent) {}

  @SqlQuery("SELECT * FROM notices ORDER BY account_id, kind")
  List<NoticeRow> all();

  /** Adds a row, unless its chat was unlinked meanwhile. */
  @SqlUpdate(
      """
      INSERT INTO notices (account_id, kind, message_id, since, changed_at, shown, urgent,
                           over_at, told)
      SELECT account_id, :kind, :messageId, :since, :changedAt, :shown, :urgent, :overAt, :told
      FROM staff WHERE account_id = :accountId
      """)
  void add(@BindMethods NoticeRow row);

  @SqlUpdate("DELETE FROM notices")
  void clear();

  @SqlQuery("SELECT * FROM alarms ORDER BY kind")
  List<AlarmRow> alarms();

  @SqlUpdate("INSERT INTO alarms (kind, since, urgent) VALUES (:kind, :since, :urgent)")
  void add(@BindMethods AlarmRow alarm);

  @SqlUpdate("DELETE FROM alarms")
  void clearAlarms();
}
