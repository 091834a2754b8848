package switchboard.domain;

import java.time.Instant;

/**
 * What every update has, whatever its kind.
 *
 * @param updateId Telegram's id of it, the key against processing it twice
 * @param kind the name of the update's field in the Bot API ({@code message}, {@code
 *     callback_query}, …), {@code unknown} when there is none
 * @param receivedAt when the server received it
 */
public record Origin(long updateId, String kind, Instant receivedAt) {}
