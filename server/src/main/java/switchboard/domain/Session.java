package switchboard.domain;

import org.jspecify.annotations.Nullable;

/**
 * All that the brain knows about a user before an update.
 *
 * @param standing whether we store anything about them
 * @param privateChat their private chat with the bot; absent until known
 * @param topic topic of the private chat where they last wrote; absent: the chat itself
 */
public record Session(
    UserId user,
    Standing standing,
    Preferences preferences,
    Conversation conversation,
    @Nullable ChatId privateChat,
    @Nullable Topic topic) {

  /** What is stored about a user. */
  public enum Standing {
    /** Never seen, or started again after an erasure. */
    NEW,
    KNOWN,
    /** Asked for erasure: nothing is kept until they send {@code /start}. */
    ERASED,
    /** An operator: nothing is kept. */
    STAFF
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

  /** With the topic in which they have just written. */
  public Session in(@Nullable Topic now) {
    return new Session(user, standing, preferences, conversation, privateChat, now);
  }
}
