package switchboard.web;

import java.time.Duration;
import java.util.Optional;

/** How fast the bot is right now. */
public interface Pulse {

  /** Updates handled a second, over the last ten seconds. */
  double updatesPerSecond();

  /**
   * The time from a tap's arrival to its screen taken by Telegram, over the last minutes.
   *
   * @param share of the taps that were no slower, such as 0.5
   * @return empty when there were none
   */
  Optional<Duration> tapToScreen(double share);
}
