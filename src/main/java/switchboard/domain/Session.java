package switchboard.domain;

/**
 * All that the brain knows of a person before an update.
 *
 * @param standing whether we hold anything on them
 */
public record Session(
    UserId user, Standing standing, Preferences preferences, Conversation conversation) {

  /** How a person stands with us. */
  public enum Standing {
    /** Never seen, or begun anew. */
    NEW,
    KNOWN,
    /** Asked for erasure: nothing is kept until they send {@code /start}. */
    ERASED
  }

  public Session with(Conversation next) {
    return new Session(user, standing, preferences, next);
  }

  public Session with(Preferences next) {
    return new Session(user, standing, next, conversation);
  }

  public Session with(Standing next) {
    return new Session(user, next, preferences, conversation);
  }
}
