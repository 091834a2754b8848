package switchboard.store.sql;

import org.jspecify.annotations.Nullable;

/** The database itself failed (disk full, locked, unreadable, missing); nothing was written. */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
