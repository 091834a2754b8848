package switchboard.diagnosis;

/**
 * A webhook that Telegram has accepted.
 *
 * @param url secrets masked
 * @param note how long it lasts
 */
public record WebhookRegistration(
    String url, int maxConnections, boolean droppedPending, String note) {}
