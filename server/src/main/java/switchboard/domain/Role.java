package switchboard.domain;

/** Role of an administrator. */
public enum Role implements Word {
  /** Everything. */
  OWNER,
  /** Reads, replies, changes preferences. */
  OPERATOR,
  /** Statistics only, never texts or names. */
  ANALYST,
  /** The audit log only. */
  AUDITOR;
}
