package switchboard.base;

import org.jspecify.annotations.Nullable;

/** Something that the program needs does not work at the moment; the same may succeed later. */
public abstract class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  protected UnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
