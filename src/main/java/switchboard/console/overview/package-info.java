/** One look that tells how the bot is doing. */
@NullMarked
package switchboard.console.overview;

import org.jspecify.annotations.NullMarked;
