package switchboard.store.keys;

import switchboard.store.AuditLogDao;
import switchboard.store.AuditLogDao.AuditRow;
import switchboard.store.audit.AuditChain;

/**
 * The last known end of the audit log. It is stored with the keys, so that truncation of the log is
 * detected.
 *
 * @param row id of the last row; 0 for an empty log
 * @param mac MAC of that row
 */
public record AuditMark(long row, String mac) {

  public static final AuditMark START = new AuditMark(0, AuditChain.BEFORE_THE_FIRST);

  public static AuditMark of(AuditRow row) {
    return new AuditMark(row.id(), row.mac());
  }

  /** Whether the log contains this row, or a restore row that replaced a log containing it. */
  public boolean isIn(AuditLogDao log) {
    return row == 0
        || log.find(row).filter(found -> found.mac().equals(mac)).isPresent()
        || log.isReplaced(toString());
  }

  @Override
  public String toString() {
    return row + ":" + mac;
  }
}
