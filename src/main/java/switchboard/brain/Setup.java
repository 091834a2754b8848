package switchboard.brain;

import org.jspecify.annotations.Nullable;
import switchboard.domain.Bot;
import switchboard.domain.Lineage;
import switchboard.domain.Policy;

/**
 * What the decisions rest on; a new one whenever the bot file changes.
 *
 * @param botUsername without {@code @}; absent while Telegram has not told it, then groups get no
 *     links
 */
public record Setup(Bot bot, Lineage lineage, Policy policy, @Nullable String botUsername) {}
