package switchboard.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every update has, whatever it brings.
 *
 * @param updateId Telegram's number of it, the key against handling it twice
 * @param kind the name of the update's field in the Bot API ({@code message}, {@code
 *     callback_query}, …), {@code unknown} when there is none
 * @param person who caused it, where Telegram says
 * @param chat where, where Telegram says
 * @param receivedAt when it reached us
 */
public record Origin(
    long updateId, String kind, @Nullable Person person, @Nullable Chat chat, Instant receivedAt) {}
