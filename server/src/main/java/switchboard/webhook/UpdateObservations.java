package switchboard.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The running server's own observations of incoming updates, for the webhook diagnosis.
 *
 * @param lastTaken when an update last arrived by webhook and was stored; absent: not since startup
 * @param lastInlineTap when a callback query last arrived without its message; absent: not since
 *     startup
 */
public record UpdateObservations(@Nullable Instant lastTaken, @Nullable Instant lastInlineTap) {

  /** For use without a running server. */
  public static final UpdateObservations NONE = new UpdateObservations(null, null);
}
