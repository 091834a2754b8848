package switchboard.store.keys;

/**
 * The last known end of the audit log. It is stored with the keys, so that truncation of the log is
 * detected.
 *
 * @param row id of the last row; 0 for an empty log
 * @param mac MAC of that row
 */
public record AuditMark(long row, String mac) {

  /** The end of an empty log; its MAC is the previous MAC of the first row. */
  public static final AuditMark START = new AuditMark(0, "");

  @Override
  public String toString() {
    return row + ":" + mac;
  }
}
