package switchboard.web;

/**
 * Whether names and texts are hidden from logged-in administrators until they give a reason.
 * Programs with a token see everything that the token's scopes allow.
 */
public record Masking(boolean on) {

  public boolean isFor(Caller caller) {
    return on && caller.by() != Caller.By.TOKEN;
  }

  /** Whether names and texts are hidden from the caller of the current request. */
  public boolean isForCurrent() {
    return isFor(Caller.current().orElseThrow());
  }
}
