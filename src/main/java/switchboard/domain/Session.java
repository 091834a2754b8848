package switchboard.domain;

import org.jspecify.annotations.Nullable;

/**
 * All that the brain knows of a person before an update.
 *
 * @param standing whether we hold anything on them
 * @param privateChat their dialogue with the bot; absent while none is known
 * @param topic of their private chat, in which they last wrote; absent: in the chat itself
 */
public record Session(
    UserId user,
    Standing standing,
    Preferences preferences,
    Conversation conversation,
    @Nullable ChatId privateChat,
    @Nullable Topic topic) {

  /** How a person stands with us. */
  public enum Standing {
    /** Never seen, or begun anew. */
    NEW,
    KNOWN,
    /** Asked for erasure: nothing is kept until they send {@code /start}. */
    ERASED
  }

  public Session with(Conversation next) {
    return new Session(user, standing, preferences, next, privateChat, topic);
  }

  public Session with(Preferences next) {
    return new Session(user, standing, next, conversation, privateChat, topic);
  }

  public Session with(Standing next) {
    return new Session(user, next, preferences, conversation, privateChat, topic);
  }

  public Session with(@Nullable ChatId next) {
    return new Session(user, standing, preferences, conversation, next, topic);
  }

  /** With the topic in which they wrote just now. */
  public Session in(@Nullable Topic now) {
    return new Session(user, standing, preferences, conversation, privateChat, now);
  }
}
