package switchboard.store.sql;

import org.jspecify.annotations.Nullable;
import switchboard.base.UnavailableException;

/** The database itself failed (disk full, locked, unreadable, missing); nothing was written. */
public final class StoreUnavailableException extends UnavailableException {

  private static final long serialVersionUID = 1;

  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
