package switchboard.domain;

/**
 * A webhook that Telegram has taken.
 *
 * @param url secrets masked
 * @param note how long it stays
 */
public record WebhookSet(String url, int maxConnections, boolean droppedPending, String note) {}
