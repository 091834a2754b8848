package switchboard.base;

import java.util.function.Consumer;

/**
 * Points between the steps of work that must survive a crash. A server passes them without effect;
 * tests end the process at one and prove that the next start completes the work.
 */
public enum CrashPoint {
  // erasure
  KEY_DESTROYED,
  ROWS_DELETED,
  REPLIES_DROPPED,
  LOG_TRUNCATED,
  LEDGER_ENTERED,
  // change of the master key
  NEW_KEY_SAVED,
  NEW_KEY_WRAPS,
  APPLICATION_KEYS_REWRAPPED,
  PIECE_REWRAPPED,
  OLD_KEY_DESTROYED,
  // files from users
  MEDIA_WRITTEN,
  MEDIA_NAMED,
  MEDIA_RECORDED,
  // audit log
  AUDIT_COMMITTED,
  AUDIT_MARKED,
  // backup, and restore of it
  DATA_COPIED,
  KEYS_COPIED,
  DATA_VERIFIED,
  KEYS_VERIFIED,
  DATA_DESCRIBED,
  KEYS_DESCRIBED,
  DATA_NAMED,
  KEYS_NAMED,
  DATA_MADE,
  KEYS_MADE,
  OLD_REMOVED,
  LEDGER_REPLAYED,
  ERASURES_FINISHED,
  MADE_WHOLE,
  COMMITTED,
  DATA_KEPT,
  KEYS_KEPT,
  DATA_REPLACED,
  KEYS_REPLACED,
  CLEANED,
  // move to another database
  MOVE_BEGUN,
  PAGE_MOVED,
  ROWS_MOVED,
  MOVE_COMPARED,
  // import from another bot
  IMPORT_PART_COMMITTED;

  private static volatile Consumer<CrashPoint> listener = _ -> {};

  /** For tests: the listener is called on the thread that reaches a point. */
  public static void listen(Consumer<CrashPoint> to) {
    listener = to;
  }

  /** Marks that the work has come this far. */
  public void reached() {
    listener.accept(this);
  }
}
