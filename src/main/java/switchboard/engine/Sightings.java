package switchboard.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a running server saw of its updates itself, as far as it tells something of their way.
 *
 * @param lastTaken when one last came by webhook and was stored; absent: not since the start
 * @param lastInlineTap when a tap last came without its message; absent: not since the start
 */
public record Sightings(@Nullable Instant lastTaken, @Nullable Instant lastInlineTap) {

  /** Where no server is asked. */
  public static final Sightings NONE = new Sightings(null, null);
}
