package switchboard.vault;

import org.jspecify.annotations.Nullable;

/** The master key cannot be used. The message says why and what to do, and contains no secret. */
public final class KeyRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  public KeyRefused(String message) {
    this(message, null);
  }

  KeyRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
