package switchboard.demo.visitors;

import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;

/**
 * A simulated user.
 *
 * @param language of their Telegram app
 * @param speaks language that they write in
 */
public record Persona(
    UserId id,
    String firstName,
    @Nullable String lastName,
    @Nullable String username,
    String language,
    String speaks,
    Habit habit) {

  /** What a user does besides browsing and writing. */
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
