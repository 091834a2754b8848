package switchboard.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import switchboard.base.SlidingWindow;
import switchboard.domain.ChatId;

/**
 * Telegram's rate limits for sending (Bots FAQ, "My bot is hitting limits"): about 30 messages per
 * second overall, one per second in a private chat with short bursts, 20 per minute in a group.
 *
 * @param perSecond messages per second overall; 0 disables all limits, as for a local server
 */
public record SendLimits(int perSecond) {

  public static final SendLimits OFF = new SendLimits(0);

  /** The longest time that a limit is about. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  private static final int PRIVATE_BURST = 3;
  private static final int GROUP_PER_MINUTE = 20;

  boolean isLimited() {
    return perSecond > 0;
  }

  SlidingWindow overall() {
    return perSecond == 0 ? unlimited() : new SlidingWindow(perSecond, Duration.ofSeconds(1));
  }

  /**
   * @param chat absent for calls that are not messages in a chat
   */
  SlidingWindow chat(@Nullable ChatId chat) {
    if (perSecond == 0 || chat == null) {
      return unlimited();
    }
    return chat.isPrivate()
        ? new SlidingWindow(PRIVATE_BURST, Duration.ofSeconds(PRIVATE_BURST))
        : new SlidingWindow(GROUP_PER_MINUTE, LONGEST);
  }

  private static SlidingWindow unlimited() {
    return new SlidingWindow(Integer.MAX_VALUE, Duration.ZERO);
  }
}
