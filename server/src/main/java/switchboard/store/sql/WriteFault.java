package switchboard.store.sql;

/** Why a database cannot be written. */
public enum WriteFault {
  FULL,
  /** Another process holds the lock. */
  LOCKED,
  READ_ONLY,
  IO_ERROR,
  DAMAGED,
  /** No response within the timeout. */
  SLOW,
  /** The database server does not answer. */
  UNREACHABLE,
  SERVER_FULL,
  SERVER_READ_ONLY,
  /** The master key was rotated elsewhere. */
  OTHER_MASTER_KEY,
  OTHER
}
