package switchboard.web;

import java.time.Duration;

/**
 * Whether names and texts are hidden from whoever is logged in, until they give a reason. Programs
 * with a token see all: what they may ask is bounded by the token's scopes.
 */
public record Masking(boolean on) {

  /** How long a reason holds, for whoever gave it. */
  public static final Duration OPEN = Duration.ofHours(1);

  public boolean isFor(Caller caller) {
    return on && caller.by() != Caller.By.TOKEN;
  }

  /** The same of whoever sent the request that is being handled. */
  public boolean isForCurrent() {
    return isFor(Caller.current().orElseThrow());
  }
}
