package switchboard.engine;

/** The words that stand in the outbox's column {@code state}. */
final class ReplyState {

  /** Waits to be sent, or to be sent again. */
  static final String PENDING = "pending";

  /** Noted before a call that may not be repeated blindly goes out. */
  static final String SENDING = "sending";

  static final String SENT = "sent";

  /** May or may not have been done: not repeated. */
  static final String UNKNOWN = "unknown";

  static final String REFUSED = "refused";

  /** Came too late to matter. */
  static final String DROPPED = "dropped";

  private ReplyState() {}
}
