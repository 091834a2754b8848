package switchboard.outbox;

/** Values of the outbox column {@code state}. */
public final class ReplyState {

  /** Waiting to be sent or retried. */
  public static final String PENDING = "pending";

  /** Recorded before a call that is not idempotent is sent. */
  static final String SENDING = "sending";

  static final String SENT = "sent";

  /** The call may or may not have been executed; it is not retried. */
  static final String UNKNOWN = "unknown";

  static final String REFUSED = "refused";

  /** Expired or given up. */
  static final String DROPPED = "dropped";

  private ReplyState() {}
}
