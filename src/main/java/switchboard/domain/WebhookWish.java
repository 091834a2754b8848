package switchboard.domain;

import org.jspecify.annotations.Nullable;

/**
 * A webhook as an administrator asks for it.
 *
 * @param url the address before our own path; absent: the one of the settings
 * @param maxConnections deliveries at once, 1–100
 * @param dropPending throws away what waits: people's messages are lost
 */
public record WebhookWish(@Nullable String url, int maxConnections, boolean dropPending) {

  /** What Telegram takes when nothing is said, and what we take at start. */
  public static final int USUAL_CONNECTIONS = 40;

  public static final int MOST_CONNECTIONS = 100;

  /** The one of the settings, nothing thrown away. */
  public static WebhookWish usual() {
    return new WebhookWish(null, USUAL_CONNECTIONS, false);
  }
}
