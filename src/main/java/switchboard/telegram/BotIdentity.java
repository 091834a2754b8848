package switchboard.telegram;

import org.jspecify.annotations.Nullable;

/**
 * Who the bot is, as {@code getMe} says.
 *
 * @param username without {@code @}; absent until Telegram was asked
 * @param name what people see
 */
public record BotIdentity(long id, @Nullable String username, String name) {

  /** What the token alone tells. */
  public static BotIdentity unasked(BotToken token) {
    return new BotIdentity(token.botId(), null, "");
  }
}
