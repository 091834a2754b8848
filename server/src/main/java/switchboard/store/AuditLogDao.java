package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.store.keys.AuditMark;
import switchboard.store.sql.RowBatch;

/**
 * The audit log of administrator actions. It is append-only: no statement updates or deletes a row.
 */
public interface AuditLogDao {

  /**
   * A row of the audit log.
   *
   * @param person fingerprint of the user; absent when the row concerns none or many
   * @param replaces in the row of a restore, the end of the log it replaced
   * @param mac MAC over this row and the previous row's MAC
   */
  record AuditRow(
      long id,
      Instant notedAt,
      String actorKind,
      long actorId,
      String actor,
      @Nullable String address,
      String action,
      String way,
      @Nullable String person,
      @Nullable Long object,
      int times,
      String result,
      @Nullable String replaces,
      String mac) {

    public AuditRow sealed(String seal) {
      return new AuditRow(
          id, notedAt, actorKind, actorId, actor, address, action, way, person, object, times,
          result, replaces, seal);
    }

    public AuditMark mark() {
      return new AuditMark(id, mac);
    }
  }

  /** Links an audit row to its user, with the part of the row included in the user's export. */
  record AuditSubjectRow(long auditId, UserId userId, String action, Instant notedAt) {}

  /**
   * Filter for audit rows.
   *
   * @param action action name; absent for all
   * @param actor full name, case-insensitive; absent for all
   */
  record Filter(@Nullable String action, @Nullable String actor) {
    public static final Filter ALL = new Filter(null, null);
  }

  @RowBatch(
      """
      INSERT INTO audit_log (
        id, noted_at, actor_kind, actor_id, actor, address, action, way, person, object, times,
        result, replaces, mac)
      VALUES (
        :id, :notedAt, :actorKind, :actorId, :actor, :address, :action, :way, :person, :object,
        :times, :result, :replaces, :mac)
      """)
  void add(List<AuditRow> rows);

  /** Links a row to its user, if known. The link is deleted when the user is erased. */
  @SqlUpdate(
      """
      INSERT INTO audit_subjects (audit_id, user_id, action, noted_at)
      SELECT audit_log.id, users.user_id, audit_log.action, audit_log.noted_at
      FROM audit_log, users WHERE audit_log.id = :id AND users.user_id = :userId
      """)
  void name(@Bind("id") long id, @Bind("userId") UserId userId);

  @SqlQuery("SELECT * FROM audit_log ORDER BY id DESC LIMIT 1")
  Optional<AuditRow> last();

  @SqlQuery("SELECT * FROM audit_log WHERE id = :id")
  Optional<AuditRow> find(@Bind("id") long id);

  /** Whether a restore row records that it replaced the log with this end. */
  @SqlQuery("SELECT count(*) > 0 FROM audit_log WHERE replaces = :end")
  boolean isReplaced(@Bind("end") String end);

  /** Whether the log contains the marked row, or a restore row that replaced a log with it. */
  default boolean contains(AuditMark mark) {
    return mark.row() == 0
        || find(mark.row()).filter(row -> row.mac().equals(mark.mac())).isPresent()
        || isReplaced(mark.toString());
  }

  /** Oldest first. */
  @SqlQuery("SELECT * FROM audit_log WHERE id > :after ORDER BY id LIMIT :limit")
  List<AuditRow> after(@Bind("after") long after, @Bind("limit") int limit);

  /** Newest first. */
  @SqlQuery(
      """
      SELECT * FROM audit_log
      WHERE id < :before AND (:action IS NULL OR action = :action)
        AND (:actor IS NULL OR lower(actor) = lower(:actor))
      ORDER BY id DESC LIMIT :limit
      """)
  List<AuditRow> before(
      @BindMethods Filter filter, @Bind("before") long before, @Bind("limit") int limit);

  /** Like {@link #before}, for one user, who may have been erased. */
  @SqlQuery(
      """
      SELECT * FROM audit_log
      WHERE person = :person AND id < :before AND (:action IS NULL OR action = :action)
        AND (:actor IS NULL OR lower(actor) = lower(:actor))
      ORDER BY id DESC LIMIT :limit
      """)
  List<AuditRow> about(
      @Bind("person") String person,
      @BindMethods Filter filter,
      @Bind("before") long before,
      @Bind("limit") int limit);

  /** The users these rows refer to, where known. */
  @SqlQuery(
      "SELECT * FROM audit_subjects WHERE audit_id >= :first AND audit_id <= :last ORDER BY audit_id")
  List<AuditSubjectRow> subjects(@Bind("first") long first, @Bind("last") long last);

  /** Like {@link #subjects}, for one user. */
  @SqlQuery(
      """
      SELECT * FROM audit_subjects
      WHERE user_id = :userId AND audit_id >= :first AND audit_id <= :last ORDER BY audit_id
      """)
  List<AuditSubjectRow> subjectsOf(
      @Bind("userId") UserId userId, @Bind("first") long first, @Bind("last") long last);

  @SqlQuery("SELECT * FROM audit_subjects WHERE user_id = :userId ORDER BY audit_id")
  List<AuditSubjectRow> subjectsOf(@Bind("userId") UserId userId);
}
