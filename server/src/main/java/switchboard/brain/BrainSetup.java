package switchboard.brain;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Bot;
import switchboard.domain.Lineage;
import switchboard.domain.Policy;
import switchboard.language.Understanding;

/**
 * The configuration of the brain. Replaced when the bot file changes.
 *
 * @param botUsername without {@code @}; absent until Telegram reports it, and until then groups get
 *     no links
 * @param understanding asked for each text of a bot that understands free text, so it should be
 *     prepared by then
 */
public record BrainSetup(
    Bot bot,
    Lineage lineage,
    Policy policy,
    @Nullable String botUsername,
    Supplier<Understanding> understanding) {

  /** Of a bot that answers free text with the history. */
  public BrainSetup(Bot bot, Lineage lineage, Policy policy, @Nullable String botUsername) {
    this(bot, lineage, policy, botUsername, BrainSetup::nothing);
  }

  private static Understanding nothing() {
    throw new IllegalStateException("The bot answers free text with the history");
  }

  public BrainSetup withUsername(@Nullable String username) {
    return new BrainSetup(bot, lineage, policy, username, understanding);
  }
}
