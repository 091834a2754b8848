package switchboard.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.store.AuditLogDao.AuditRow;
import switchboard.store.AuditLogDao.AuditSubjectRow;

/**
 * A page of the audit log, newest first.
 *
 * @param people user ids by row id, where known
 */
public record AuditPage(List<AuditRow> rows, Map<Long, UserId> people) {

  /**
   * @param user only rows about this user; absent: all
   * @param before only rows with a lower id
   */
  public static AuditPage of(Tables tables, @Nullable UserId user, long before, int limit) {
    return of(tables, user, AuditLogDao.Filter.ALL, before, limit);
  }

  /** The same, with a filter. */
  public static AuditPage of(
      Tables tables, @Nullable UserId user, AuditLogDao.Filter filter, long before, int limit) {
    var log = tables.auditLog();
    var rows =
        user == null
            ? log.before(filter, before, limit)
            : log.about(tables.keys().person(user), filter, before, limit);
    if (rows.isEmpty()) {
      return new AuditPage(rows, Map.of());
    }
    long first = rows.getLast().id();
    long last = rows.getFirst().id();
    var subjects = user == null ? log.subjects(first, last) : log.subjectsOf(user, first, last);
    return new AuditPage(
        rows,
        subjects.stream()
            .collect(Collectors.toMap(AuditSubjectRow::auditId, AuditSubjectRow::userId)));
  }
}
