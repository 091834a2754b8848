package switchboard.crypto;

import org.jspecify.annotations.Nullable;

/** The master key cannot be used. The message says why and what to do, and contains no secret. */
public final class MasterKeyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public MasterKeyException(String message) {
    this(message, null);
  }

  MasterKeyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
