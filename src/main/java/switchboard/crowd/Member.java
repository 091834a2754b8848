package switchboard.crowd;

import org.jspecify.annotations.Nullable;

/**
 * Somebody of the crowd.
 *
 * @param language their Telegram's
 * @param speaks what they write in
 */
public record Member(
    long id,
    String firstName,
    @Nullable String lastName,
    @Nullable String username,
    String language,
    String speaks,
    Habit habit) {

  /** What somebody does besides looking around and writing. */
  enum Habit {
    NONE,

    /** Blocks the bot at the end. */
    BLOCKS,

    /** Blocks the bot and comes back. */
    RETURNS,

    /** Asks for a copy of their data. */
    EXPORTS,

    /** Has everything erased at the end. */
    ERASES
  }
}
