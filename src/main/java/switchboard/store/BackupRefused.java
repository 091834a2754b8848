package switchboard.store;

import org.jspecify.annotations.Nullable;

/** A backup cannot be made or used; the message says why and what to do. */
public final class BackupRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  BackupRefused(String message) {
    this(message, null);
  }

  BackupRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What the machine said; the message of a missing file is but its name. */
  static String reason(Exception failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
