package switchboard.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Telegram's rate limits for sending (Bots FAQ, "My bot is hitting limits"): about 30 messages per
 * second overall, one per second in a private chat with short bursts, 20 per minute in a group.
 *
 * @param perSecond messages per second overall; 0 disables all limits, as for a local server
 */
public record Pace(int perSecond) {

  public static final Pace OFF = new Pace(0);

  private static final int PRIVATE_BURST = 3;
  private static final int GROUP_PER_MINUTE = 20;

  Window overall() {
    return perSecond == 0 ? unlimited() : new Window(perSecond, Duration.ofSeconds(1));
  }

  /**
   * @param chat absent for calls that are not messages in a chat
   */
  Window chat(@Nullable Long chat) {
    if (perSecond == 0 || chat == null) {
      return unlimited();
    }
    return chat > 0
        ? new Window(PRIVATE_BURST, Duration.ofSeconds(PRIVATE_BURST))
        : new Window(GROUP_PER_MINUTE, Duration.ofMinutes(1));
  }

  private static Window unlimited() {
    return new Window(Integer.MAX_VALUE, Duration.ZERO);
  }
}
