package switchboard.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source is imported.
 *
 * @param isSameBot whether its people wrote to the bot that the data belongs to, by the same token.
 *     A bot can write only to people who have started it, and each bot has message numbers of its
 *     own
 * @param undatedAt the time of what has none
 * @param oldest older messages are not kept; absent: all are
 */
public record ImportOptions(boolean isSameBot, Instant undatedAt, @Nullable Instant oldest) {}
