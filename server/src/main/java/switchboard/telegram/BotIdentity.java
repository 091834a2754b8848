package switchboard.telegram;

import org.jspecify.annotations.Nullable;

/**
 * The bot's identity as {@code getMe} returns it.
 *
 * @param username without {@code @}; absent before the first {@code getMe}
 * @param name the display name
 */
public record BotIdentity(long id, @Nullable String username, String name) {

  /** The identity known from the token alone. */
  public static BotIdentity unasked(BotToken token) {
    return new BotIdentity(token.botId(), null, "");
  }
}
