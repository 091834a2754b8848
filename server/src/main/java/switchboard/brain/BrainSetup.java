package switchboard.brain;

import org.jspecify.annotations.Nullable;
import switchboard.domain.Bot;
import switchboard.domain.Lineage;
import switchboard.domain.Policy;

/**
 * The configuration of the brain. Replaced when the bot file changes.
 *
 * @param botUsername without {@code @}; absent until Telegram reports it, and until then groups get
 *     no links
 */
public record BrainSetup(Bot bot, Lineage lineage, Policy policy, @Nullable String botUsername) {}
