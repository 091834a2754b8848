package switchboard.web;

import java.time.Duration;
import java.util.Optional;

/** Current throughput and response time of the bot. */
public interface LiveMetrics {

  /** Updates handled per second, over the last ten seconds. */
  double updatesPerSecond();

  /**
   * Tap response time over the last minutes: from receiving a callback query until Telegram accepts
   * the new screen.
   *
   * @param share the quantile, such as 0.5
   * @return empty without taps
   */
  Optional<Duration> tapToScreen(double share);
}
