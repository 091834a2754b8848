package switchboard.domain;

/**
 * A Telegram chat's id: at most 52 significant bits. A private chat has the user's id, all others
 * have negative ids (Bot API, Chat).
 */
public record ChatId(long value) implements NumericId {

  /** The private chat with a user. */
  public static ChatId ofPrivate(UserId user) {
    return new ChatId(user.value());
  }

  public boolean isPrivate() {
    return value > 0;
  }

  /** The user of this chat, which is private. */
  public UserId user() {
    return new UserId(value);
  }
}
