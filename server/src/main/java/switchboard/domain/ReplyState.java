package switchboard.domain;

/**
 * The state of a reply in the outbox. The names are stored.
 *
 * <pre>
 *   PENDING ──► SENDING ──► SENT, UNKNOWN, REFUSED or DROPPED
 *      ▲           │
 *      └───────────┘  retried, or replaced by another call
 * </pre>
 *
 * A call that may be repeated skips {@code SENDING}.
 */
public enum ReplyState implements Word {
  /** Waiting to be sent or retried. */
  PENDING,
  /** Recorded before a call that must not be repeated is sent. */
  SENDING,
  SENT,
  /** The call may or may not have been executed; it is not retried. */
  UNKNOWN,
  /** Rejected by Telegram, or by something on the way to it. */
  REFUSED,
  /** Expired or given up. */
  DROPPED;
}
