package switchboard.store;

/** The database itself failed (disk full, locked, unreadable, gone): nothing was written. */
public final class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
