package switchboard.store;

/**
 * Where the audit log ended when somebody last looked: kept with the keys, so that rows that are
 * taken off its end are missed.
 *
 * @param row its number; 0 before the first
 * @param mac its seal
 */
public record AuditMark(long row, String mac) {

  static final AuditMark START = new AuditMark(0, AuditChain.BEFORE_THE_FIRST);

  static AuditMark of(Rows.AuditRow row) {
    return new AuditMark(row.id(), row.mac());
  }

  /**
   * Whether the log has this row, or tells that a restore has put it in the place of one that had.
   */
  boolean isIn(AuditLog log) {
    return row == 0
        || log.find(row).filter(found -> found.mac().equals(mac)).isPresent()
        || log.isReplaced(toString());
  }

  @Override
  public String toString() {
    return row + ":" + mac;
  }
}
