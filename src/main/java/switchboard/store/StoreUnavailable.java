package switchboard.store;

import org.jspecify.annotations.Nullable;

/** The database itself failed (disk full, locked, unreadable, missing); nothing was written. */
public final class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  StoreUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
