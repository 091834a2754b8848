package switchboard.media;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A stored file cannot be read. */
public final class StoredFileException extends IOException {

  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    /** It is not stored, or no longer. */
    NOT_STORED,
    /** It is in the data folder of another instance. */
    ELSEWHERE,
    /** Its row names a file that does not exist. */
    MISSING,
    /** It was cut, changed or exchanged, or its key is gone. */
    DAMAGED
  }

  private final Reason reason;

  StoredFileException(Reason reason, @Nullable Throwable cause) {
    super("A stored file cannot be read: " + reason, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
