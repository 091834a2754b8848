package switchboard.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * A webhook registration that an administrator requests.
 *
 * @param url the URL without our path; absent: PUBLIC_URL
 * @param maxConnections simultaneous deliveries, 1–100
 * @param dropPending discards waiting updates: users' messages are lost
 */
public record WebhookRequest(@Nullable String url, int maxConnections, boolean dropPending) {

  /** Telegram's default, also used at start. */
  public static final int USUAL_CONNECTIONS = 40;

  public static final int MAX_CONNECTIONS = 100;

  /** PUBLIC_URL, without discarding updates. */
  public static WebhookRequest usual() {
    return new WebhookRequest(null, USUAL_CONNECTIONS, false);
  }
}
